package io.emberkeep.benchmarks.probes;

import io.emberkeep.benchmarks.measure.Machine;
import io.emberkeep.benchmarks.measure.Metrics;
import io.emberkeep.benchmarks.measure.ProcessUse;
import io.emberkeep.contract.configuration.ConfigurationMessage;
import io.emberkeep.contract.wire.Envelope;
import io.emberkeep.launcher.Ports;
import io.emberkeep.messaging.KafkaSettings;
import io.emberkeep.messaging.MessageWriter;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Measures what the probes cost. The configuration is published by this benchmark, the only other writer: the
 * monitor-service reads it as it reads the sif-service's.
 */
final class ProbesRun {

    private static final Duration START_AT_MOST = Duration.ofMinutes(5);
    private static final int FLOOR_TARGETS = 20_000;

    private final ProbesOptions options;
    private final Ports ports;
    private final ServicePorts servicePorts;
    private final KafkaSettings kafka;
    private final Path directory;

    ProbesRun(ProbesOptions options) throws IOException {
        this.options = options;
        this.ports = new Ports(options.portBase());
        this.servicePorts = ServicePorts.of(options.portBase());
        this.kafka = new KafkaSettings(ports.kafka());
        this.directory = Files.createTempDirectory("emberkeep-probes");
    }

    void run() throws Exception {
        var jar = options.monitor();
        if (!Files.exists(jar)) {
            throw new IOException(jar + " is missing: build the monitor-service first");
        }
        System.out.println(Machine.describe());
        try (var children = new Children(directory)) {
            say("starting the broker and the responder; their logs are in " + directory);
            var broker = children.broker(ports.broker(), ports.controller());
            var responder =
                    children.ours(
                            ResponderMain.class,
                            Integer.toString(servicePorts.network()),
                            Integer.toString(servicePorts.service()));
            until("the broker is ready", () -> Files.exists(directory.resolve("broker/ready")));
            publish();
            say("starting the monitor-service");
            var monitor = children.monitor(options, jar, ports.monitor(), ports.kafka());
            try (var watched = new Watched(kafka)) {
                until(
                        "all %d targets are watched".formatted(options.targets()),
                        () -> {
                            if (!monitor.isAlive()) {
                                throw new IOException(
                                        "the monitor-service ended: see "
                                                + children.log("monitor-service"));
                            }
                            return watched.targets() >= options.targets();
                        });
            }
            report(measure(children, broker, responder, monitor));
        }
    }

    private void publish() {
        say("publishing %d pools".formatted(options.pools()));
        var landscape = new Landscape(options, servicePorts);
        try (var writer = new MessageWriter(kafka, "/benchmarks/probes")) {
            for (var i = 0; i < options.pools(); i++) {
                var message = new ConfigurationMessage(Instant.now(), List.of(), landscape.pool(i));
                writer.sendAndWait(
                        Landscape.name(i).value(),
                        Envelope.of(writer.source(), Instant.now(), Landscape.name(i), message),
                        Duration.ofSeconds(10));
            }
        }
    }

    private Measured measure(Children children, Process broker, Process responder, Process monitor)
            throws Exception {
        pause("warming up", options.warmUp());
        try (var client = HttpClient.newHttpClient()) {
            var url = Ports.http(ports.monitor());
            var metrics = Metrics.of(client, url);
            var use = ProcessUse.of(monitor.pid());
            var brokerUse = ProcessUse.of(broker.pid());
            var responderUse = ProcessUse.of(responder.pid());
            pause("measuring", options.measure());
            var useAfter = ProcessUse.of(monitor.pid());
            var cores =
                    new Measured.Cores(
                            useAfter.coresSince(use),
                            useAfter.userSince(use),
                            useAfter.kernelSince(use),
                            ProcessUse.of(broker.pid()).coresSince(brokerUse),
                            ProcessUse.of(responder.pid()).coresSince(responderUse));
            var memory = Measured.Memory.of(monitor.pid());
            var metricsAfter = Metrics.of(client, url);
            monitor.destroy();
            monitor.waitFor();
            return new Measured(options, cores, memory, metrics, metricsAfter, floor(children));
        }
    }

    /** The bare loop, after the measurement, so that it does not disturb it. */
    private List<String> floor(Children children) throws Exception {
        if (options.targets() == 0) {
            return List.of();
        }
        say("the same connections in a bare loop");
        var network = options.network() == ProbesOptions.Network.TCP ? servicePorts.network() : 0;
        var loop =
                children.ours(
                        FloorMain.class,
                        Integer.toString(network),
                        Integer.toString(servicePorts.service()),
                        Integer.toString(FLOOR_TARGETS));
        loop.waitFor();
        return Files.readAllLines(children.log(FloorMain.class.getSimpleName()));
    }

    private static void report(Measured measured) {
        System.out.print(measured.text());
    }

    private static void until(String what, Callable<Boolean> holds) throws Exception {
        say("waiting until " + what);
        var end = System.nanoTime() + START_AT_MOST.toNanos();
        while (!holds.call()) {
            if (System.nanoTime() > end) {
                throw new IOException(
                        "after %d s it still does not hold that %s"
                                .formatted(START_AT_MOST.toSeconds(), what));
            }
            Thread.sleep(200);
        }
    }

    private static void pause(String why, Duration duration) throws InterruptedException {
        say("%s: %d s".formatted(why, duration.toSeconds()));
        Thread.sleep(duration);
    }

    private static void say(String what) {
        System.out.println(what);
    }
}
