package io.emberkeep.benchmarks.signals;

import io.emberkeep.benchmarks.measure.CpuUse;
import io.emberkeep.benchmarks.measure.Disk;
import io.emberkeep.benchmarks.measure.Latencies;
import io.emberkeep.benchmarks.measure.Machine;
import io.emberkeep.benchmarks.measure.Pace;
import io.emberkeep.launcher.Installation;
import io.emberkeep.launcher.LaunchException;
import io.emberkeep.launcher.LaunchOptions;
import io.emberkeep.launcher.LocalSystem;
import io.emberkeep.launcher.PartId;
import io.emberkeep.launcher.Progress;
import io.emberkeep.launcher.StateDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** From a claim, sent, to its grant, received: two sif-services, broker and database as {@code up} has them. */
@Command(
        name = "signals",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "From a claim, sent, to its grant, received, with other signals around it.",
            "",
            "Starts broker, database and sif-services of its own, sends at a steady pace whatever the"
                    + " answers do, and counts from the time at which each question was meant to be sent."
        })
public final class SignalsBenchmark implements Callable<Integer> {

    @Option(
            names = "--rate",
            paramLabel = "N",
            description = "Signals a second, all kinds. Default: 500.")
    private double rate = 500;

    @Option(
            names = "--pools",
            paramLabel = "N",
            description = "Over so many pools, in turn. Default: 50.")
    private int pools = 50;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "So long is measured. Default: 60.")
    private int seconds = 60;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            description = "So many seconds at the same pace before. Default: 20.")
    private int warmUp = 20;

    @Option(names = "--sif", paramLabel = "N", description = "So many sif-services. Default: 2.")
    private int sifs = 2;

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
        var root = Path.of(System.getProperty("emberkeep.root", "."));
        var state = root.resolve("var/benchmark-signals").toAbsolutePath();
        System.out.println(Machine.describe());
        StateDirectory.create(state).reset();
        try (var disk = Disk.of(state)) {
            var alone = disk.alone(500);
            System.out.printf("starting broker, database, %d sif-services%n", sifs);
            try (var system = LocalSystem.start(options(root, state), progress(), this::wanted)) {
                measure(system, disk, alone);
            }
        }
        return 0;
    }

    private void measure(LocalSystem system, Disk disk, Latencies alone)
            throws InterruptedException, IOException {
        var pace = new Pace(rate);
        try (var run = new Run(system.run().kafka(), pools)) {
            System.out.printf("making %d pools%n", pools);
            run.makePools();
            System.out.printf("warming up for %d s%n", warmUp);
            run.send(pace, warmUp, new Counts());
            var counts = new Counts();
            disk.beside(counts.disk());
            System.out.printf("measuring for %d s%n", seconds);
            var before = CpuUse.now(system.run());
            run.send(pace, seconds, counts);
            var after = CpuUse.now(system.run());
            run.awaitAnswers(counts, Duration.ofSeconds(20));
            System.out.println();
            System.out.println(Latencies.header("milliseconds"));
            System.out.println(counts.answers().row("claim meant to be sent -> grant"));
            System.out.println(alone.row("the disk's fsync before"));
            System.out.println(counts.disk().row("the disk's fsync meanwhile"));
            System.out.println();
            System.out.println(counts.summary());
            after.since(before, system.run()).forEach(System.out::println);
        }
    }

    private boolean wanted(PartId part) {
        return part.equals(PartId.BROKER)
                || part.equals(PartId.DATABASE)
                || part.value().startsWith("sif-");
    }

    private LaunchOptions options(Path root, Path state) {
        var programs = Path.of(System.getProperty("emberkeep.programs", root.toString()));
        var environment = new HashMap<String, String>();
        jvm.ifPresent(options -> environment.put("_JAVA_OPTIONS", options));
        return LaunchOptions.in(
                        state,
                        new Installation(
                                programs.toAbsolutePath(),
                                root.toAbsolutePath(),
                                root.toAbsolutePath().resolve("var/tools")))
                .portOffset(ports)
                .sifs(sifs)
                .environment(Map.copyOf(environment))
                .build();
    }

    private static Progress progress() {
        return new Progress() {
            @Override
            public void ready(PartId part, Duration after) {
                System.out.printf("  %s is ready%n", part);
            }
        };
    }
}
