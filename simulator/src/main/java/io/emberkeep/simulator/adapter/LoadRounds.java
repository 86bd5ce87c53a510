package io.emberkeep.simulator.adapter;

import io.emberkeep.contract.configuration.PoolConfiguration;
import io.emberkeep.contract.configuration.Rows.SleepRow;
import io.emberkeep.contract.id.ExecutorId;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.inventory.HostDefinition;
import io.emberkeep.contract.load.LoadSample;
import io.emberkeep.contract.load.LoadsMeasured;
import io.emberkeep.simulator.Surroundings;
import io.emberkeep.simulator.broker.Writer;
import io.emberkeep.simulator.engine.Process;
import io.emberkeep.simulator.service.Copy;
import io.emberkeep.testbed.model.Clients;
import io.emberkeep.testbed.model.Vm;
import io.emberkeep.testbed.model.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Measures how busy the servers of all hosts are, as the adapter's rounds do; only where power is saved. */
final class LoadRounds {

    private static final Duration PERIOD = Duration.ofSeconds(5);
    private static final Duration LIMIT = Duration.ofSeconds(1);

    private final Surroundings around;
    private final Calls calls;
    private final Process process;
    private final ExecutorId executor;
    private final Copy copy;
    private final Writer writer;

    LoadRounds(
            Surroundings around,
            Calls calls,
            Process process,
            ExecutorId executor,
            Copy copy,
            Writer writer) {
        this.around = around;
        this.calls = calls;
        this.process = process;
        this.executor = executor;
        this.copy = copy;
        this.writer = writer;
    }

    void begin() {
        copy.newest()
                .filter(pool -> pool.inventory().settings().power().isPresent())
                .ifPresentOrElse(this::round, () -> process.after(PERIOD, this::begin));
    }

    /** Hosts that power saving put to sleep are left alone. */
    private void round(PoolConfiguration pool) {
        var sleeping =
                pool.sleeping().stream()
                        .map(SleepRow::host)
                        .collect(Collectors.toUnmodifiableSet());
        var hosts =
                pool.inventory().hosts().stream()
                        .map(HostDefinition::name)
                        .filter(host -> !sleeping.contains(host))
                        .toList();
        var left = new int[] {hosts.size()};
        var found = new TreeMap<ServerId, LoadSample>();
        for (var host : hosts) {
            calls.look(
                    host.value(),
                    LIMIT,
                    world -> measured(world, host),
                    said -> {
                        if (said instanceof Calls.Answer<List<LoadSample>>(var samples)) {
                            samples.forEach(one -> found.put(one.server(), one));
                        }
                        if (--left[0] == 0) {
                            send(pool, List.copyOf(found.values()));
                        }
                    });
        }
    }

    private void send(PoolConfiguration pool, List<LoadSample> samples) {
        if (!samples.isEmpty()) {
            var id = pool.inventory().pool();
            writer.send(
                    id.value(),
                    around.envelope(process, id, new LoadsMeasured(executor.value(), samples)));
        }
        process.after(PERIOD, this::begin);
    }

    private List<LoadSample> measured(World world, HostId host) {
        world.hypervisor(host.value());
        var at = process.clock();
        return world.on(host.value()).stream().map(vm -> sample(world, vm, at)).toList();
    }

    private LoadSample sample(World world, Vm vm, Instant at) {
        var load = Clients.load(world, vm, process.timeline().instant());
        return new LoadSample(
                new ServerId(vm.name()),
                at,
                load.memoryUsedBytes(),
                load.memoryTotalBytes(),
                load.cpuPercent(),
                load.cores(),
                load.bytesPerSecond(),
                load.ratedBytesPerSecond());
    }
}
