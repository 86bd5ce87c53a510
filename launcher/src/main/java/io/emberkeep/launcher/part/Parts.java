package io.emberkeep.launcher.part;

import io.emberkeep.launcher.LaunchException;
import io.emberkeep.launcher.LaunchOptions;
import io.emberkeep.launcher.PartId;
import io.emberkeep.launcher.Ports;
import io.emberkeep.launcher.StateDirectory;
import io.emberkeep.launcher.broker.BrokerMain;
import io.emberkeep.launcher.database.Postgres;
import io.emberkeep.launcher.pool.FirstPool;
import io.emberkeep.launcher.pool.Member;
import io.emberkeep.launcher.process.Signal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** All parts of a system, with the settings that each is given. */
public final class Parts {

    private static final int SERVICE_HEAP_MEGABYTES = 96;

    /** With less 20 000 samples a second are more than it can take (docs/benchmarks.md). */
    private static final int SAMPLES_HEAP_MEGABYTES = 256;

    /** A member watches one or two targets, and there are many of them. */
    private static final int MEMBER_HEAP_MEGABYTES = 64;

    private static final int BROKER_HEAP_MEGABYTES = 128;

    private final LaunchOptions options;
    private final StateDirectory state;
    private final Postgres postgres;
    private final FirstPool pool;
    private final TestbedPart testbed;
    private final Ports ports;

    private Parts(LaunchOptions options, StateDirectory state, Postgres postgres, FirstPool pool) {
        this.options = options;
        this.state = state;
        this.pool = pool;
        this.testbed = new TestbedPart(options, state, pool, SERVICE_HEAP_MEGABYTES);
        this.postgres = postgres;
        this.ports = options.ports();
    }

    /** All, in the order in which they are shown. */
    public static List<Part> of(
            LaunchOptions options, StateDirectory state, Postgres postgres, FirstPool pool) {
        var parts = new Parts(options, state, postgres, pool);
        var all = new ArrayList<>(List.of(parts.broker(), parts.database(), parts.testbed.part()));
        IntStream.rangeClosed(1, options.sifs()).mapToObj(parts::sif).forEach(all::add);
        all.add(parts.adapter());
        all.addAll(parts.monitors());
        IntStream.rangeClosed(1, options.powers()).mapToObj(parts::power).forEach(all::add);
        return all;
    }

    private Part broker() {
        var marker = state.broker().resolve("ready");
        return new Part(
                PartId.BROKER,
                List.of(ports.broker(), ports.controller()),
                Optional.empty(),
                Set.of(),
                Part.Program.OURS,
                () -> {},
                () ->
                        JavaProgram.main(
                                BROKER_HEAP_MEGABYTES,
                                System.getProperty("java.class.path"),
                                BrokerMain.class.getName(),
                                List.of(
                                        state.broker().toString(),
                                        Integer.toString(ports.broker()),
                                        Integer.toString(ports.controller()))),
                options.environment(),
                Readiness.marker(marker),
                Optional.empty(),
                Signal.TERM,
                false);
    }

    private Part database() {
        return new Part(
                PartId.DATABASE,
                List.of(ports.database()),
                Optional.empty(),
                Set.of(),
                Part.Program.OURS,
                postgres::prepare,
                postgres::command,
                options.environment(),
                postgres::ready,
                Optional.empty(),
                // The fast shutdown: it does not wait for clients that stay connected.
                Signal.INT,
                false);
    }

    private Part sif(int number) {
        var access = postgres.access();
        return service(
                "sif-service",
                PartId.sif(number),
                ports.sif(number),
                Set.of(PartId.BROKER, PartId.DATABASE),
                Map.of(
                        "EMBERKEEP_INSTANCE", PartId.sif(number).value(),
                        "EMBERKEEP_DATABASE_URL", access.url(),
                        "EMBERKEEP_DATABASE_USER", access.user(),
                        "EMBERKEEP_DATABASE_PASSWORD", access.password()));
    }

    private Part adapter() {
        return service(
                "hypervisor-adapter",
                PartId.ADAPTER,
                ports.adapter(),
                Set.of(PartId.BROKER),
                Map.of(
                        "EMBERKEEP_EXECUTOR",
                        "adapter",
                        "EMBERKEEP_TESTBED_URL",
                        Ports.http(ports.testbed()).toString(),
                        "EMBERKEEP_WAKE_ADDRESS",
                        Ports.ADDRESS + ":" + ports.wake()));
    }

    /** One that watches all; or one on each of the machines that watch each other. */
    private List<Part> monitors() {
        return pool.members().isEmpty()
                ? List.of(monitor())
                : pool.members().stream().map(this::member).toList();
    }

    private Part member(Member member) {
        return service(
                "monitor-service",
                member.part(),
                ports.member(member.number()),
                Set.of(PartId.BROKER, PartId.TESTBED),
                Map.of("EMBERKEEP_MEMBER", member.server().value()),
                MEMBER_HEAP_MEGABYTES);
    }

    private Part monitor() {
        return service(
                "monitor-service",
                PartId.MONITOR,
                ports.monitor(),
                Set.of(PartId.BROKER),
                Map.of("EMBERKEEP_MEMBER", "MS"));
    }

    private Part power(int number) {
        return service(
                "power-service",
                PartId.power(number),
                ports.power(number),
                Set.of(PartId.BROKER),
                Map.of("EMBERKEEP_MEMBER", "power-" + number),
                SAMPLES_HEAP_MEGABYTES);
    }

    private Part service(
            String module, PartId id, int port, Set<PartId> needs, Map<String, String> settings) {
        return service(module, id, port, needs, settings, SERVICE_HEAP_MEGABYTES);
    }

    private Part service(
            String module,
            PartId id,
            int port,
            Set<PartId> needs,
            Map<String, String> settings,
            int heapMegabytes) {
        var url = Ports.http(port);
        var environment = new HashMap<>(settings);
        environment.put("EMBERKEEP_KAFKA", ports.kafka());
        environment.putAll(options.environment());
        return new Part(
                id,
                List.of(port),
                Optional.empty(),
                needs,
                () -> jar(module),
                () -> {},
                () -> JavaProgram.jar(heapMegabytes, http(port), jar(module)),
                environment,
                Readiness.http(url.resolve("/q/health/ready")),
                Optional.of(url),
                Signal.TERM,
                true);
    }

    private Path jar(String module) throws LaunchException {
        return options.installation().service(module);
    }

    private static List<String> http(int port) {
        return List.of("-Dquarkus.http.host=" + Ports.ADDRESS, "-Dquarkus.http.port=" + port);
    }
}
