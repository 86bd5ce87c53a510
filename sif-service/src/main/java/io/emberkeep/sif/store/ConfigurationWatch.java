package io.emberkeep.sif.store;

import io.emberkeep.contract.Topics;
import io.emberkeep.contract.configuration.ConfigurationMessage;
import io.emberkeep.contract.id.PoolId;
import io.emberkeep.contract.id.Revision;
import io.emberkeep.messaging.Content;
import io.emberkeep.messaging.KafkaSettings;
import io.emberkeep.messaging.Record;
import io.emberkeep.messaging.Start;
import io.emberkeep.messaging.TopicReader;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Reads {@code configuration} as everyone does, and publishes a pool again whose last message is behind the
 * database: replicas may have published out of order, or the topic may have been lost (DESIGN rule 7).
 */
final class ConfigurationWatch implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(ConfigurationWatch.class);

    private final Map<String, Record> last = new ConcurrentHashMap<>();
    private final Map<PoolId, Revision> suspected = new HashMap<>();
    private final Store store;
    private final Publisher publisher;
    private final Surroundings surroundings;
    private final TopicReader reader;

    ConfigurationWatch(
            KafkaSettings settings, Store store, Publisher publisher, Surroundings surroundings) {
        this.store = store;
        this.publisher = publisher;
        this.surroundings = surroundings;
        this.reader =
                TopicReader.start(
                        settings,
                        "sif-configuration",
                        Topics.CONFIGURATION,
                        new Start.FromBeginning(),
                        this::received);
    }

    /** The last message counts, not the newest: it is what compaction keeps. */
    private void received(Record record) {
        last.put(record.key(), record);
    }

    private Optional<ConfigurationMessage> last(String pool) {
        return Optional.ofNullable(last.get(pool))
                .map(Record::content)
                .flatMap(
                        content ->
                                content instanceof Content.Readable(var envelope)
                                                && envelope.message()
                                                        instanceof ConfigurationMessage message
                                        ? Optional.of(message)
                                        : Optional.empty());
    }

    /** The shortest monitoring interval of all pools; the papers' as long as none is known. */
    Duration shortestInterval() {
        return last.keySet().stream()
                .map(this::last)
                .flatMap(Optional::stream)
                .map(message -> message.state().inventory().settings().interval())
                .min(Duration::compareTo)
                .orElse(Duration.ofSeconds(10));
    }

    /** Looks once; a pool is published again if it was behind at two looks in a row. */
    void look() {
        if (!reader.caughtUp() || !reader.connected()) {
            return;
        }
        surroundings
                .database(store.reading()::revisions)
                .ifPresent(revisions -> revisions.forEach(this::compare));
    }

    private void compare(PoolId pool, Revision recorded) {
        var published =
                last(pool.value()).map(message -> message.state().revision()).orElse(Revision.ZERO);
        if (!published.olderThan(recorded)) {
            suspected.remove(pool);
        } else if (!recorded.equals(suspected.put(pool, recorded))) {
            LOG.debugf("configuration of %s may be behind revision %s", pool, recorded);
        } else {
            LOG.infof("configuration of %s is behind revision %s: published again", pool, recorded);
            surroundings
                    .database(() -> store.reading().newest(pool))
                    .flatMap(letter -> letter)
                    .map(letter -> new Outgoing(Outgoing.NOWHERE, pool.value(), letter))
                    .ifPresent(letter -> publisher.publish(List.of(letter)));
            suspected.remove(pool);
        }
    }

    @Override
    public void close() {
        reader.close();
    }
}
