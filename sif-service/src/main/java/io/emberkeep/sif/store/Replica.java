package io.emberkeep.sif.store;

import io.emberkeep.contract.Topics;
import io.emberkeep.messaging.Content;
import io.emberkeep.messaging.KafkaSettings;
import io.emberkeep.messaging.MessageWriter;
import io.emberkeep.messaging.Record;
import io.emberkeep.messaging.Start;
import io.emberkeep.messaging.TopicReader;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * One of any number of equal replicas: reads every signal in order and applies those that no other has
 * applied yet (DESIGN rule 6). Knows no leader and needs no fail-over.
 */
public final class Replica implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Replica.class);

    private final Store store;
    private final KafkaSettings kafka;
    private final Surroundings surroundings;
    private final SignalsTopic topic;
    private final MessageWriter writer;
    private final Publisher publisher;
    private final SignalMetrics metrics;
    private final Patience patience;
    private final Handled handled = new Handled();
    private final Loop starting;
    private volatile Running running;

    /** What runs once the surroundings were reached. */
    private record Running(
            String topicId, TopicReader reader, ConfigurationWatch watch, List<Loop> loops) {}

    /**
     * @param instance this replica's name, unique among them
     */
    public Replica(KafkaSettings kafka, String instance, Store store, SignalMetrics metrics) {
        this.store = store;
        this.kafka = kafka;
        this.metrics = metrics;
        this.surroundings = new Surroundings();
        this.patience = new Patience(surroundings);
        this.topic = new SignalsTopic(kafka);
        this.writer = new MessageWriter(kafka, "/sif-service/" + instance);
        this.publisher = new Publisher(writer, store.outbox(), surroundings);
        this.starting = Loop.start("sif-start", Duration.ofMillis(500), this::begin);
    }

    /** Waits for database and broker however long it takes, then begins to read. */
    private void begin() {
        if (running != null || !surroundings.database(store.migration()::migrate)) {
            return;
        }
        surroundings
                .broker(topic::id)
                .ifPresent(
                        id ->
                                surroundings
                                        .database(() -> store.positions().all(id))
                                        .ifPresent(from -> read(id, new Start.FromOffsets(from))));
    }

    private void read(String topicId, Start from) {
        surroundings.database(store.warmUp()::run);
        var watch = new ConfigurationWatch(kafka, store, publisher, surroundings);
        var reader =
                TopicReader.start(
                        kafka,
                        "sif-signals",
                        Topics.SIGNALS,
                        from,
                        record -> received(topicId, record));
        var leases = new LeaseKeeper(store, topic, topicId, reader, publisher, surroundings);
        running =
                new Running(
                        topicId,
                        reader,
                        watch,
                        List.of(
                                Loop.start("sif-outbox", Duration.ofMillis(300), publisher::sweep),
                                Loop.start("sif-leases", Duration.ofMillis(250), leases::look),
                                Loop.start("sif-watch", Duration.ofMillis(500), watch::look),
                                Loop.start(
                                        "sif-trim",
                                        Duration.ofMinutes(10),
                                        () -> surroundings.database(store.trim()::trim))));
        LOG.infof("reads the signals from %s", from);
    }

    private void received(String topicId, Record record) {
        var applied = metrics.timed(() -> patience.until(() -> apply(topicId, record)));
        publisher.publish(applied.outgoing());
        metrics.count(applied);
        tell(record, applied);
        if (record.content() instanceof Content.Readable(var envelope)) {
            handled.complete(envelope.id());
        }
    }

    /**
     * What fails because of the signal itself would fail for ever and stop all others: it is put aside. What
     * fails because of our surroundings is left to {@link Patience}.
     */
    private Applied apply(String topicId, Record record) {
        try {
            return store.transactions().apply(topicId, record);
        } catch (RuntimeException failure) {
            if (Troubles.isOfSurroundings(failure)) {
                throw failure;
            }
            LOG.errorf(
                    "signal %d@%d cannot be applied: %s",
                    record.offset(), record.partition(), failure);
            return store.transactions()
                    .putAside(
                            topicId,
                            record,
                            "it cannot be applied: " + Troubles.innermost(failure));
        }
    }

    private static void tell(Record record, Applied applied) {
        switch (applied.outcome()) {
            case GRANTED, ACCEPTED, REFUSED, WAIT ->
                    LOG.infof("%s: %s %s", applied.kind(), applied.outcome(), applied.reason());
            case DEAD_LETTER ->
                    LOG.warnf(
                            "put aside %d@%d %s: %s",
                            record.offset(), record.partition(), applied.kind(), applied.reason());
            case RECORDED, REPEATED, SKIPPED ->
                    LOG.debugf("%s %s", applied.outcome(), applied.kind());
        }
    }

    /** By which what is asked here is sent. */
    public MessageWriter writer() {
        return writer;
    }

    /** Tells when a signal was applied, be it by this replica or another. */
    public Handled handled() {
        return handled;
    }

    /** Why this replica cannot serve now; empty if it can. */
    public List<String> troubles() {
        var now = running;
        if (now == null) {
            return surroundings.troubles("waits for database and broker");
        }
        if (!now.reader().caughtUp()) {
            return List.of("has not read the signals to the end yet");
        }
        return surroundings.troubles(now.reader().connected() ? "" : "no broker is connected");
    }

    @Override
    public void close() {
        patience.close();
        starting.close();
        var now = running;
        if (now != null) {
            now.loops().forEach(Loop::close);
            now.reader().close();
            now.watch().close();
        }
        publisher.close();
        writer.close();
        topic.close();
    }
}
