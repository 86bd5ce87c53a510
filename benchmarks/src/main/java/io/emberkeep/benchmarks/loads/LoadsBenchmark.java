package io.emberkeep.benchmarks.loads;

import io.emberkeep.benchmarks.measure.Machine;
import io.emberkeep.benchmarks.measure.Metrics;
import io.emberkeep.benchmarks.measure.Pace;
import io.emberkeep.benchmarks.measure.ProcessUse;
import io.emberkeep.launcher.Installation;
import io.emberkeep.launcher.LaunchException;
import io.emberkeep.launcher.LaunchOptions;
import io.emberkeep.launcher.LocalSystem;
import io.emberkeep.launcher.PartId;
import io.emberkeep.launcher.Progress;
import io.emberkeep.launcher.StateDirectory;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Samples on their way from the topic into one real power-service. */
@Command(
        name = "loads",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Samples on their way through one power-service.",
            "",
            "Starts a broker and a power-service as the launcher does, publishes the configuration of pools that save"
                    + " power, and then each pool's samples once a period, spread over it, in messages as the"
                    + " hypervisor-adapter makes them. What was taken, and how old messages were then, are the"
                    + " power-service's own metrics (emberkeep.power.samples); a message's age counts from when it was"
                    + " meant to be sent."
        })
public final class LoadsBenchmark implements Callable<Integer> {

    private static final String TAKEN = "emberkeep_power_samples_taken_total";
    private static final String REFUSED = "emberkeep_power_samples_refused_total";
    private static final String AGE = "emberkeep_power_samples_age_seconds";

    @Option(names = "--pools", paramLabel = "N", description = "So many. Default: 200.")
    private int pools = 200;

    @Option(
            names = "--per-pool",
            paramLabel = "N",
            description = "Servers in operation in each. Default: 100.")
    private int perPool = 100;

    @Option(
            names = "--period",
            paramLabel = "SECONDS",
            description = "The measuring period of all pools. Default: 1.")
    private int period = 1;

    @Option(
            names = "--light",
            paramLabel = "PERCENT",
            description = "So many of a hundred groups have little to do. Default: 33.")
    private int light = 33;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "So long is measured. Default: 60.")
    private int seconds = 60;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            description = "So many seconds at the same pace before. Default: 30.")
    private int warmUp = 30;

    @Option(
            names = "--ports",
            paramLabel = "N",
            description = "Adds N to each port. Default: 7000.")
    private int ports = 7_000;

    @Option(
            names = "--jvm",
            paramLabel = "OPTIONS",
            description = "For each JVM that is started, over what the launcher gives it.")
    private Optional<String> jvm = Optional.empty();

    @Override
    public Integer call() throws LaunchException, InterruptedException, IOException {
        var root = Path.of(System.getProperty("emberkeep.root", ".")).toAbsolutePath();
        var state = root.resolve("var/benchmark-loads");
        System.out.println(Machine.describe());
        StateDirectory.create(state).reset();
        System.out.println("starting broker and power-service");
        try (var system =
                LocalSystem.start(
                        options(root, state),
                        Progress.SILENT,
                        part -> part.equals(PartId.BROKER) || part.equals(PartId.POWER))) {
            measure(system);
        }
        return 0;
    }

    private void measure(LocalSystem system) throws InterruptedException, IOException {
        var run = system.run();
        var power = run.url(PartId.POWER);
        var pid = run.parts().get(PartId.POWER).pid().orElseThrow();
        var broker = run.parts().get(PartId.BROKER).pid().orElseThrow();
        var shape = new Pools(perPool, Duration.ofSeconds(period));
        try (var sender = new Sender(run.kafka(), shape, pools, light);
                var client = HttpClient.newHttpClient()) {
            System.out.printf("making %,d pools of %,d servers%n", pools, perPool);
            sender.makePools(power, client);
            var pace = new Pace((double) pools / period);
            System.out.printf("warming up for %d s%n", warmUp);
            sender.send(pace, warmUp);
            System.out.printf("measuring for %d s%n", seconds);
            var before = Metrics.of(client, power);
            var use = ProcessUse.of(pid);
            var brokerUse = ProcessUse.of(broker);
            var ours = ProcessUse.of(ProcessHandle.current().pid());
            sender.send(pace, seconds);
            var after = Metrics.of(client, power);
            var took = (System.nanoTime() - use.at()) / 1e9;
            line(
                    "sent             %,d samples a second are wanted",
                    (long) pools * perPool / period);
            line(
                    "taken            %,.0f samples, %,.0f a second; refused %,.0f",
                    after.sumSince(before, TAKEN),
                    after.sumSince(before, TAKEN) / took,
                    after.sumSince(before, REFUSED));
            var age = after.timesSince(before, AGE);
            line(
                    "age when taken   p50 %.1f ms, p99 %.1f ms, max %.1f ms",
                    age.getValueAtPercentile(50) / 1e3,
                    age.getValueAtPercentile(99) / 1e3,
                    age.getMaxValue() / 1e3);
            var now = ProcessUse.of(pid);
            line(
                    "power-service    %.3f cores (%.3f user, %.3f kernel), %d MB resident; %.0f collections, %.0f ms in all",
                    now.coresSince(use),
                    now.userSince(use),
                    now.kernelSince(use),
                    ProcessUse.megabytes(pid, "status", "VmRSS"),
                    after.sumSince(before, "jvm_gc_pause_seconds_count"),
                    after.sumSince(before, "jvm_gc_pause_seconds_sum") * 1e3);
            line("broker           %.3f cores", ProcessUse.of(broker).coresSince(brokerUse));
            line(
                    "this benchmark   %.3f cores",
                    ProcessUse.of(ProcessHandle.current().pid()).coresSince(ours));
        }
    }

    private static void line(String format, Object... values) {
        System.out.printf(Locale.ROOT, format + "%n", values);
    }

    private LaunchOptions options(Path root, Path state) {
        var programs = Path.of(System.getProperty("emberkeep.programs", root.toString()));
        return LaunchOptions.in(
                        state,
                        new Installation(
                                programs.toAbsolutePath(), root, root.resolve("var/tools")))
                .portOffset(ports)
                .environment(
                        jvm.<Map<String, String>>map(options -> Map.of("_JAVA_OPTIONS", options))
                                .orElse(Map.of()))
                .build();
    }
}
