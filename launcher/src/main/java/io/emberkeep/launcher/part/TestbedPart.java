package io.emberkeep.launcher.part;

import io.emberkeep.launcher.LaunchException;
import io.emberkeep.launcher.LaunchOptions;
import io.emberkeep.launcher.PartId;
import io.emberkeep.launcher.Ports;
import io.emberkeep.launcher.StateDirectory;
import io.emberkeep.launcher.pool.FirstPool;
import io.emberkeep.launcher.process.Signal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The testbed, with the machines of the pool where these are not its built-in ones. */
record TestbedPart(LaunchOptions options, StateDirectory state, FirstPool pool, int heapMegabytes) {

    Part part() {
        var ports = options.ports();
        var url = Ports.http(ports.testbed());
        return new Part(
                PartId.TESTBED,
                List.of(ports.testbed()),
                Optional.of(ports.wake()),
                Set.of(),
                options.installation()::testbed,
                this::describeMachines,
                () ->
                        JavaProgram.main(
                                heapMegabytes,
                                options.installation().testbed(),
                                "io.emberkeep.testbed.TestbedMain",
                                arguments()),
                options.environment(),
                Readiness.http(url.resolve("/state")),
                Optional.of(url),
                Signal.TERM,
                false);
    }

    private void describeMachines() throws LaunchException {
        var machines = pool.machines();
        try {
            if (machines.isPresent()) {
                StateDirectory.writePrivately(state.machines(), machines.get());
            }
        } catch (IOException refused) {
            throw new LaunchException(
                    "cannot write %s: %s"
                            .formatted(state.machines(), StateDirectory.reason(refused)),
                    refused);
        }
    }

    private List<String> arguments() {
        var ports = options.ports();
        var arguments =
                new ArrayList<>(
                        List.of(
                                "--port", Integer.toString(ports.testbed()),
                                "--wake-port", Integer.toString(ports.wake()),
                                "--state", state.testbed().toString()));
        if (pool.machines().isPresent()) {
            arguments.addAll(List.of("--datacentre", state.machines().toString()));
        }
        options.addresses().ifPresent(two -> arguments.addAll(List.of("--addresses", two)));
        options.scale()
                .ifPresent(scale -> arguments.addAll(List.of("--scale", Double.toString(scale))));
        return arguments;
    }
}
