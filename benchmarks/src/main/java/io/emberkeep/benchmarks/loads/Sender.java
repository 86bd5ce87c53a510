package io.emberkeep.benchmarks.loads;

import io.emberkeep.benchmarks.measure.Pace;
import io.emberkeep.contract.configuration.ConfigurationMessage;
import io.emberkeep.contract.load.LoadsMeasured;
import io.emberkeep.contract.wire.Envelope;
import io.emberkeep.messaging.KafkaSettings;
import io.emberkeep.messaging.MessageWriter;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Writes the pools' configurations and samples, as the sif-service and the hypervisor-adapter do. */
final class Sender implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final MessageWriter writer;
    private final Pools shape;
    private final int pools;
    private final Measurements measurements;

    Sender(String kafka, Pools shape, int pools, int light) {
        this.writer = new MessageWriter(new KafkaSettings(kafka), "/benchmarks/loads");
        this.shape = shape;
        this.pools = pools;
        this.measurements = new Measurements(shape, light);
    }

    /** Publishes them, and waits until the power-service looks after each. */
    void makePools(URI power, HttpClient client) throws IOException, InterruptedException {
        for (var pool = 0; pool < pools; pool++) {
            writer.sendAndWait(
                    Pools.name(pool).value(),
                    Envelope.of(
                            writer.source(),
                            Instant.now(),
                            Pools.name(pool),
                            new ConfigurationMessage(Instant.now(), List.of(), shape.pool(pool))),
                    Duration.ofSeconds(10));
        }
        var end = System.nanoTime() + PATIENCE.toNanos();
        for (var pool = 0; pool < pools; ) {
            if (isKnown(power, client, pool)) {
                pool++;
            } else if (System.nanoTime() > end) {
                throw new IllegalStateException(
                        "%s is still not looked after".formatted(Pools.name(pool)));
            } else {
                Thread.sleep(100);
            }
        }
    }

    private static boolean isKnown(URI power, HttpClient client, int pool)
            throws IOException, InterruptedException {
        var path = "/api/v1/pools/%s/power".formatted(Pools.name(pool));
        var request =
                HttpRequest.newBuilder(power.resolve(path)).timeout(Duration.ofSeconds(10)).build();
        return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    }

    /** Each pool's samples in turn; a message's time is when it was meant to be sent. */
    void send(Pace pace, int seconds) {
        var begin = System.nanoTime();
        var wall = Instant.now();
        pace.run(
                begin,
                pace.in(seconds),
                n -> {
                    var pool = (int) (n % pools);
                    var at = wall.plusNanos(pace.intended(n));
                    writer.send(
                            Pools.name(pool).value(),
                            Envelope.of(
                                    writer.source(),
                                    at,
                                    Pools.name(pool),
                                    new LoadsMeasured("adapter", measurements.of(pool, at))));
                });
    }

    @Override
    public void close() {
        writer.close();
    }
}
