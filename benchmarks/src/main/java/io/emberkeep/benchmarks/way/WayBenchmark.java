package io.emberkeep.benchmarks.way;

import io.emberkeep.benchmarks.measure.Disk;
import io.emberkeep.benchmarks.measure.Latencies;
import io.emberkeep.benchmarks.measure.Machine;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.inventory.InventoryFile;
import io.emberkeep.launcher.Installation;
import io.emberkeep.launcher.LaunchException;
import io.emberkeep.launcher.LaunchOptions;
import io.emberkeep.launcher.LocalSystem;
import io.emberkeep.launcher.PartId;
import io.emberkeep.launcher.Progress;
import io.emberkeep.launcher.StateDirectory;
import io.emberkeep.launcher.http.LocalHttp;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** From the probe that confirmed trouble to the first command's answer, leg by leg, over many incidents. */
@Command(
        name = "way",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "A message's way from the probe that confirmed trouble to the first command's answer.",
            "",
            "Starts a whole system with the fast settings and machines that boot in a moment, stops daemons of"
                    + " one server of each group again and again, and reads the times from the messages that the"
                    + " services send to each other."
        })
public final class WayBenchmark implements Callable<Integer> {

    private static final Map<ServerId, String> DAEMONS =
            Map.of(
                    new ServerId("M1"), "dovecot",
                    new ServerId("W1"), "httpd",
                    new ServerId("F1"), "vsftpd");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String[]> FAST =
            List.of(
                    new String[] {"interval: 10s", "interval: 500ms"},
                    new String[] {"networkTimeout: 2s", "networkTimeout: 100ms"},
                    new String[] {"serviceTimeout: 3s", "serviceTimeout: 150ms"},
                    new String[] {"maximumRestartWait: 50s", "maximumRestartWait: 30s"},
                    new String[] {"{failovers: 3, within: 1h}", "{failovers: 100000, within: 1h}"},
                    new String[] {
                        "  fencing: required",
                        "  fencing: required\n  daemonRestartWait: 500ms\n  recoveryPoll: 250ms"
                    });

    @Option(
            names = "--incidents",
            paramLabel = "N",
            description = "So many are measured. Default: 300.")
    private int incidents = 300;

    @Option(
            names = "--ports",
            paramLabel = "N",
            description = "Adds N to each port. Default: 7000.")
    private int ports = 7_000;

    @Option(
            names = "--addresses",
            paramLabel = "127.N",
            description = "Where the machines are. Default: 127.71.")
    private String addresses = "127.71";

    @Option(names = "--sif", paramLabel = "N", description = "So many sif-services. Default: 2.")
    private int sifs = 2;

    @Override
    public Integer call() throws LaunchException, InterruptedException, IOException {
        var root = Path.of(System.getProperty("emberkeep.root", ".")).toAbsolutePath();
        var state = root.resolve("var/benchmark-way");
        System.out.println(Machine.describe());
        StateDirectory.create(state).reset();
        var inventory = Files.writeString(state.resolve("fast.yaml"), fast(root));
        try (var disk = Disk.of(state)) {
            var alone = disk.alone(500);
            System.out.println("starting a whole system");
            try (var system = LocalSystem.start(options(root, state, inventory), Progress.SILENT)) {
                var legs = measure(system);
                System.out.println();
                System.out.println(Latencies.header("milliseconds"));
                legs.forEach((leg, latencies) -> System.out.println(latencies.row(leg.words())));
                System.out.println(alone.row("the disk's fsync before"));
            }
        }
        return 0;
    }

    private Map<Leg, Latencies> measure(LocalSystem system)
            throws InterruptedException, IOException {
        var free = new LinkedBlockingQueue<>(DAEMONS.keySet());
        var testbed = system.run().url(PartId.TESTBED).resolve("/faults");
        try (var trails = new Trails(system.run().kafka(), free::add)) {
            for (var n = 0; n < incidents + DAEMONS.size(); n++) {
                var target = free.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
                if (target == null) {
                    throw new IllegalStateException(
                            "no incident ended within %d s".formatted(PATIENCE.toSeconds()));
                }
                if (n < incidents) {
                    stopDaemon(testbed, target);
                }
                if ((n + 1) % 30 == 0) {
                    System.out.printf(
                            "  %d of %d incidents%n", Math.min(n + 1, incidents), incidents);
                }
            }
            return trails.legs();
        }
    }

    private static void stopDaemon(URI testbed, ServerId target) throws IOException {
        var body =
                "{\"kind\":\"stop-service\",\"name\":\"%s\",\"daemon\":\"%s\"}"
                        .formatted(target, DAEMONS.get(target));
        var answer =
                LocalHttp.send(
                        "POST",
                        testbed,
                        Map.of("Content-Type", "application/json"),
                        body,
                        PATIENCE);
        if (!answer.good()) {
            throw new IOException("the testbed refused: " + answer.body());
        }
    }

    private static String fast(Path root) throws IOException {
        var text = Files.readString(root.resolve("samples/sample.yaml"));
        for (var change : FAST) {
            if (!text.contains(change[0])) {
                throw new IOException(
                        "samples/sample.yaml has no «%s» any more".formatted(change[0]));
            }
            text = text.replace(change[0], change[1]);
        }
        // With nothing to do its servers would be gathered in the middle of it.
        var sample = InventoryFile.read(text, "sample.yaml").inventory().orElseThrow();
        return InventoryFile.write(sample.withoutPower());
    }

    private LaunchOptions options(Path root, Path state, Path inventory) {
        var programs = Path.of(System.getProperty("emberkeep.programs", root.toString()));
        return LaunchOptions.in(
                        state,
                        new Installation(
                                programs.toAbsolutePath(), root, root.resolve("var/tools")))
                .portOffset(ports)
                .addresses(addresses)
                .scale(0.01)
                .sifs(sifs)
                .inventory(inventory)
                .build();
    }
}
