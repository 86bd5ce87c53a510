package io.emberkeep.cli.command;

import io.emberkeep.cli.CliException;
import io.emberkeep.cli.Surroundings;
import io.emberkeep.contract.Topics;
import io.emberkeep.contract.decision.KeptDecision;
import io.emberkeep.contract.id.IncidentId;
import io.emberkeep.messaging.Content;
import io.emberkeep.messaging.KafkaSettings;
import io.emberkeep.messaging.Record;
import io.emberkeep.messaging.Start;
import io.emberkeep.messaging.TopicReader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Reads from the topic what was decided about one incident, or about power saving. */
final class KeptDecisions implements TopicReader.Listener {

    private static final Duration CONNECT = Duration.ofSeconds(15);
    private static final Duration UNNOTICED = Duration.ofSeconds(2);

    /** The clocks of those who decide need not agree. */
    private static final Duration CLOCKS_APART = Duration.ofMinutes(2);

    private final String pool;
    private final Predicate<KeptDecision> wanted;
    private final Map<String, KeptDecision> found = new HashMap<>();
    private final List<String> order = new ArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private int read;
    private int unreadable;

    /**
     * What was found.
     *
     * @param decisions in the order of time
     * @param unreadable how many decisions this version cannot read, about whatever they are
     */
    record Found(List<KeptDecision> decisions, int unreadable) {}

    private KeptDecisions(String pool, Predicate<KeptDecision> wanted) {
        this.pool = pool;
        this.wanted = wanted;
    }

    /** Those about an incident. @throws CliException if the broker does not answer */
    static Found read(
            String kafka, String pool, IncidentId incident, Instant since, Surroundings around)
            throws InterruptedException {
        return read(kafka, pool, one -> one.incidents().contains(incident), since, around);
    }

    /**
     * Reads to what is the end now.
     *
     * @param wanted which decisions of that pool
     * @param since the first of them is not older, clocks that differ a little aside
     * @throws CliException if the broker does not answer
     */
    static Found read(
            String kafka,
            String pool,
            Predicate<KeptDecision> wanted,
            Instant since,
            Surroundings around)
            throws InterruptedException {
        var ago = Duration.between(since, Instant.now()).plus(CLOCKS_APART);
        var listener = new KeptDecisions(pool, wanted);
        try (var reader =
                TopicReader.start(
                        new KafkaSettings(kafka),
                        "decisions",
                        Topics.DECISIONS,
                        new Start.FromAgo(ago),
                        listener)) {
            if (!reader.awaitPositioned(CONNECT)) {
                throw CliException.failed(
                        "The broker does not answer at %s, or it has no decisions. See ./emberkeep part list."
                                .formatted(kafka));
            }
            listener.awaitEnd(around);
        }
        return listener.result();
    }

    private void awaitEnd(Surroundings around) throws InterruptedException {
        var before = -1;
        var still = 0L;
        while (!end.await(UNNOTICED.toMillis(), TimeUnit.MILLISECONDS)) {
            var now = count();
            around.err().printf("reading the decisions ... %d read%n", now);
            still = now == before ? still + UNNOTICED.toMillis() : 0;
            before = now;
            if (still > CONNECT.toMillis()) {
                throw CliException.failed(
                        "The broker stopped answering while its decisions were read. See ./emberkeep part list.");
            }
        }
    }

    private synchronized int count() {
        return read;
    }

    @Override
    public synchronized void received(Record record) {
        read++;
        switch (record.content()) {
            case Content.Readable(var envelope) -> {
                if (envelope.message() instanceof KeptDecision decision
                        && envelope.pool().value().equals(pool)
                        && wanted.test(decision)
                        // One that was written twice has the same id.
                        && found.put(envelope.id(), decision) == null) {
                    order.add(envelope.id());
                }
            }
            case Content.Unreadable _ -> unreadable++;
        }
    }

    @Override
    public void caughtUp() {
        end.countDown();
    }

    private synchronized Found result() {
        return new Found(
                order.stream()
                        .map(found::get)
                        .sorted(Comparator.comparing(KeptDecision::at))
                        .toList(),
                unreadable);
    }
}
