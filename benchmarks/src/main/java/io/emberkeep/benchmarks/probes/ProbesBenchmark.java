package io.emberkeep.benchmarks.probes;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What examining many targets costs the real monitor-service, and how late it is. */
@Command(
        name = "probes",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "What examining many targets costs the monitor-service, and how late it is.",
            "",
            "Starts a broker, the monitor-service as the launcher starts it, and a responder that plays all"
                    + " targets on 127.0.0.0/8. Each target has one network examination, one VIP and one service (HTTP)."
                    + " The configuration of all pools is published by the benchmark. Beside the figures stands what the"
                    + " same connections cost in a bare loop."
        })
public final class ProbesBenchmark implements Callable<Integer> {

    @Option(
            names = "--targets",
            paramLabel = "N",
            description = "So many are watched; 0 measures the idle process. Default: 10000.")
    private int targets = 10_000;

    @Option(
            names = "--per-pool",
            paramLabel = "N",
            description = "So many of them make a pool. Default: 100.")
    private int perPool = 100;

    @Option(
            names = "--interval",
            paramLabel = "SECONDS",
            description = "Between two examinations of a target. Default: 10.")
    private int interval = 10;

    @Option(
            names = "--network",
            paramLabel = "KIND",
            description =
                    "The network examination: icmp (the product's default), tcp (a connection to a port of its own),"
                            + " shared (a connection to the port of the service). Default: icmp.")
    private ProbesOptions.Network network = ProbesOptions.Network.ICMP;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "So long is measured. Default: 120.")
    private int seconds = 120;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            description = "So many seconds before. Default: 60.")
    private int warmUp = 60;

    @Option(
            names = "--heap",
            paramLabel = "MB",
            description = "The monitor-service's, which is 96 in the launcher. Default: 96.")
    private int heap = 96;

    @Option(
            names = "--optimize",
            description = "Let the JIT compiler optimize fully; the launcher does not.")
    private boolean optimize;

    @Option(
            names = "--flag",
            paramLabel = "FLAG",
            description = "One more flag of Java's for the monitor-service; may be repeated.")
    private List<String> flags = List.of();

    @Option(
            names = "--ports",
            paramLabel = "N",
            description = "Adds N to each port. Default: 6000.")
    private int ports = 6_000;

    @Option(
            names = "--monitor",
            paramLabel = "JAR",
            description = "Another build of the monitor-service, to compare: its quarkus-run.jar.")
    private Optional<Path> monitor = Optional.empty();

    @Override
    public Integer call() throws Exception {
        var programs =
                Path.of(
                        System.getProperty(
                                "emberkeep.programs", System.getProperty("emberkeep.root", ".")));
        new ProbesRun(
                        new ProbesOptions(
                                targets,
                                Math.max(1, perPool),
                                Duration.ofSeconds(Math.max(1, interval)),
                                network,
                                Duration.ofSeconds(warmUp),
                                Duration.ofSeconds(Math.max(1, seconds)),
                                heap,
                                optimize,
                                flags,
                                ports,
                                monitor.orElse(
                                        programs.resolve(
                                                "monitor-service/target/quarkus-app/quarkus-run.jar"))))
                .run();
        return 0;
    }
}
