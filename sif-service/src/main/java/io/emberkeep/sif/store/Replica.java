package io.emberkeep.sif.store;

import io.emberkeep.contract.Topics;
import io.emberkeep.messaging.BrokerClock;
import io.emberkeep.messaging.KafkaSettings;
import io.emberkeep.messaging.MessageWriter;
import io.emberkeep.messaging.Pulses;
import io.emberkeep.messaging.Record;
import io.emberkeep.messaging.Start;
import io.emberkeep.messaging.TopicReader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
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
    private final Pulses pulses;
    private final Publisher publisher;
    private final SignalMetrics metrics;
    private final Patience patience;
    private final Handled handled = new Handled();
    private final Map<Integer, Lane> lanes = new ConcurrentHashMap<>();
    private final Loop starting;
    private volatile Running running;

    /** What runs once the surroundings were reached. */
    private record Running(
            String topicId,
            TopicReader reader,
            ConfigurationWatch watch,
            ProcessClocks clocks,
            List<Loop> loops) {}

    /**
     * @param instance this replica's name, unique among them
     * @param clock this process's, which the broker's stamps correct
     */
    public Replica(
            KafkaSettings kafka,
            String instance,
            Store store,
            SignalMetrics metrics,
            BrokerClock clock) {
        this.store = store;
        this.kafka = kafka;
        this.metrics = metrics;
        this.surroundings = new Surroundings(clock);
        this.patience = new Patience(surroundings);
        this.topic = new SignalsTopic(kafka);
        this.writer = new MessageWriter(kafka, "/sif-service/" + instance, clock);
        this.pulses = Pulses.start(writer);
        this.publisher = new Publisher(writer, store.outbox(), surroundings);
        this.starting = Loop.start("sif-start", Duration.ofMillis(500), this::begin);
    }

    /** Waits for database and broker however long it takes, then begins to read. */
    private void begin() {
        if (running != null) {
            return;
        }
        pulses.silentSince()
                .ifPresent(since -> surroundings.brokerTrouble("it does not answer", since));
        if (!writer.clock().known() || !surroundings.databaseWritten(store.migration()::migrate)) {
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
        surroundings.databaseWritten(store.warmUp()::run);
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
                        new ProcessClocks(kafka, watch::shortestInterval),
                        List.of(
                                Loop.start("sif-pulse", Duration.ofMillis(250), this::feel),
                                Loop.start("sif-outbox", Duration.ofMillis(300), publisher::sweep),
                                Loop.start("sif-leases", Duration.ofMillis(250), leases::look),
                                Loop.start("sif-watch", Duration.ofMillis(500), watch::look),
                                Loop.start(
                                        "sif-trim",
                                        Duration.ofMinutes(10),
                                        () -> surroundings.databaseWritten(store.trim()::trim))));
        LOG.infof("reads the signals from %s", from);
    }

    /** A broker that stands still keeps its connections: only its pulse tells. */
    private void feel() {
        pulses.silentSince()
                .ifPresentOrElse(
                        since -> surroundings.brokerTrouble("it does not answer", since),
                        surroundings::brokerAnswered);
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

    /** What keeps recoveries back, or may do so: for people, never from the database. */
    public List<Trouble> surroundings() {
        var now = running;
        return Stream.concat(
                        surroundings.silences().stream(),
                        now == null ? Stream.of() : now.clocks().troubles().stream())
                .toList();
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
            now.clocks().close();
        }
        lanes.values().forEach(Lane::close);
        publisher.close();
        pulses.close();
        writer.close();
        topic.close();
    }
}
