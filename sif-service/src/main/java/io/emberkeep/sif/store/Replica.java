package io.emberkeep.sif.store;

import io.emberkeep.contract.Topics;
import io.emberkeep.messaging.KafkaSettings;
import io.emberkeep.messaging.MessageWriter;
import io.emberkeep.messaging.Record;
import io.emberkeep.messaging.Start;
import io.emberkeep.messaging.TopicReader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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
    private final Map<Integer, Lane> lanes = new ConcurrentHashMap<>();
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

    private void received(String topicId, Record record) throws InterruptedException {
        lanes.computeIfAbsent(record.partition(), partition -> lane(topicId, partition))
                .add(record);
    }

    private Lane lane(String topicId, int partition) {
        return new Lane(topicId, partition, store, publisher, patience, metrics, handled);
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
        lanes.values().forEach(Lane::close);
        publisher.close();
        writer.close();
        topic.close();
    }
}
