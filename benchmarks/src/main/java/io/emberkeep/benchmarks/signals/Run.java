package io.emberkeep.benchmarks.signals;

import io.emberkeep.benchmarks.measure.Pace;
import io.emberkeep.contract.answer.SignalAnswer.Accepted;
import io.emberkeep.contract.answer.SignalAnswer.Granted;
import io.emberkeep.contract.id.Epoch;
import io.emberkeep.contract.id.PoolId;
import io.emberkeep.contract.inventory.Inventory;
import io.emberkeep.contract.inventory.InventoryFile;
import io.emberkeep.contract.signal.OperatorSignal.ApplyInventory;
import io.emberkeep.contract.wire.Envelope;
import io.emberkeep.messaging.KafkaSettings;
import io.emberkeep.messaging.MessageWriter;
import io.emberkeep.messaging.Questions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** Sends the pools' signals and hears the answers. */
final class Run implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration TOLD_EVERY = Duration.ofSeconds(10);

    private final MessageWriter writer;
    private final Questions questions;
    private final Inventory sample;
    private final Traffic traffic;
    private final List<PoolId> pools;
    private long next;

    Run(String kafka, int pools) throws IOException, InterruptedException {
        var settings = new KafkaSettings(kafka);
        var file = Path.of(System.getProperty("emberkeep.root", "."), "samples/sample.yaml");
        this.sample =
                InventoryFile.read(Files.readString(file), "sample.yaml")
                        .inventory()
                        .orElseThrow()
                        .withoutPower();
        this.traffic = new Traffic(sample);
        this.pools =
                IntStream.rangeClosed(1, pools).mapToObj(n -> new PoolId("bench-" + n)).toList();
        this.writer = new MessageWriter(settings, "/benchmark/signals");
        this.questions = Questions.start(settings, writer, "benchmark");
        if (!questions.awaitReady(PATIENCE)) {
            throw new IllegalStateException("the broker lets nobody read the answers");
        }
    }

    /** Gives each pool the sample's machines. */
    void makePools() {
        var answers = new ArrayList<CompletableFuture<?>>();
        for (var pool : pools) {
            var inventory =
                    new Inventory(
                            pool,
                            sample.settings(),
                            sample.hosts(),
                            sample.groups(),
                            sample.servers());
            answers.add(
                    questions
                            .ask(
                                    pool.value(),
                                    Envelope.of(
                                            writer.source(),
                                            Instant.now(),
                                            pool,
                                            new ApplyInventory("benchmark", inventory)),
                                    PATIENCE)
                            .thenApply(Accepted.class::cast));
        }
        answers.forEach(CompletableFuture::join);
    }

    /** Sends for so many seconds, whole rounds of all pools alone, so that no claim stays open. */
    void send(Pace pace, int seconds, Counts counts) {
        var round = (long) pools.size() * Traffic.ROUND;
        var times = Math.ceilDiv(pace.in(seconds), round) * round;
        var begin = System.nanoTime() + Duration.ofMillis(100).toNanos();
        var first = next;
        next += times;
        var tell = Math.max(1, pace.in((int) TOLD_EVERY.toSeconds()));
        pace.run(
                begin,
                times,
                n -> {
                    send(first + n, begin + pace.intended(n), counts);
                    if ((n + 1) % tell == 0) {
                        System.out.printf(
                                "  %3.0f s, %d signals, %d claims not answered yet%n",
                                (System.nanoTime() - begin) / 1e9, n + 1, counts.open());
                    }
                });
        counts.reached(times / ((System.nanoTime() - begin) / 1e9));
    }

    private void send(long n, long intended, Counts counts) {
        var pool = pools.get((int) (n % pools.size()));
        var number = n / pools.size();
        var now = Instant.now();
        var letter = Envelope.of(writer.source(), now, pool, traffic.signal(number, now));
        if (!Traffic.isQuestion(number)) {
            writer.send(pool.value(), letter);
            return;
        }
        counts.asked();
        var epoch = traffic.epoch(number);
        var _ =
                questions
                        .ask(pool.value(), letter, PATIENCE)
                        .thenAccept(
                                answer ->
                                        counts.answered(
                                                isGrant(answer, epoch),
                                                System.nanoTime() - intended));
    }

    private static boolean isGrant(Object answer, Epoch epoch) {
        return answer instanceof Granted granted && granted.incident().epoch().equals(epoch);
    }

    /** Waits for the answers that are still to come. */
    void awaitAnswers(Counts counts, Duration atMost) {
        var end = System.nanoTime() + atMost.toNanos();
        while (!counts.complete() && System.nanoTime() < end) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    @Override
    public void close() {
        questions.close();
        writer.close();
    }
}
