package io.emberkeep.sif.store;

import io.emberkeep.contract.id.PoolId;
import io.emberkeep.messaging.TopicReader;
import java.time.Duration;

/**
 * Ends claims whose lease ran out; but never because we, the broker or the database were away while their
 * holders renewed them (DESIGN rule 3): only once the signals are read to their end, and one lease has passed
 * without any disturbance.
 */
final class LeaseKeeper {

    private final Store store;
    private final SignalsTopic topic;
    private final String topicId;
    private final TopicReader reader;
    private final Publisher publisher;
    private final Surroundings surroundings;

    LeaseKeeper(
            Store store,
            SignalsTopic topic,
            String topicId,
            TopicReader reader,
            Publisher publisher,
            Surroundings surroundings) {
        this.store = store;
        this.topic = topic;
        this.topicId = topicId;
        this.reader = reader;
        this.publisher = publisher;
        this.surroundings = surroundings;
    }

    /** Looks once. */
    void look() {
        if (!reader.caughtUp() || !reader.connected() || !surroundings.brokerAnswers()) {
            surroundings.disturbed();
            return;
        }
        surroundings
                .database(store.leases()::ranOut)
                .ifPresent(
                        all ->
                                all.forEach(
                                        (pool, lease) -> {
                                            if (calmFor(lease) && readToTheEnd()) {
                                                end(pool);
                                            }
                                        }));
    }

    private boolean calmFor(Duration lease) {
        return surroundings.calmNanos() > lease.toNanos();
    }

    private boolean readToTheEnd() {
        var ends = surroundings.broker(topic::ends);
        var positions = surroundings.database(() -> store.positions().all(topicId));
        return ends.isPresent()
                && positions.isPresent()
                && ends.get().entrySet().stream()
                        .allMatch(
                                end ->
                                        positions.get().getOrDefault(end.getKey(), 0L)
                                                >= end.getValue());
    }

    private void end(PoolId pool) {
        surroundings
                .databaseWritten(() -> store.transactions().checkLeases(pool))
                .ifPresent(publisher::publish);
    }
}
