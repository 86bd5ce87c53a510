package io.emberkeep.sif.store;

import io.emberkeep.contract.id.PoolId;
import io.emberkeep.messaging.Content;
import io.emberkeep.messaging.Record;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jboss.logging.Logger;

/**
 * One partition of the signals within one replica: applies them in order, as many together as are at hand.
 *
 * <p>Two replicas that are equally quick would take turns, wait for each other's locks and find what they know of the
 * pools outdated each time. Therefore the one whose signals another applied leaves it a head start, and then looks
 * whether there is anything left. It is not a right: whoever comes first applies, and a replica that died costs
 * one head start.
 */
final class Lane implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Lane.class);
    private static final int AT_ONCE = 64;
    private static final int POOLS_KNOWN = 64;
    private static final Duration AGAIN = Duration.ofSeconds(1);
    private static final Duration HEAD_START = Duration.ofMillis(20);

    private final BlockingQueue<Record> waiting = new ArrayBlockingQueue<>(AT_ONCE);
    private final Map<PoolId, Stored> known = new Newest();
    private final String topicId;
    private final int partition;
    private final Store store;
    private final Publisher publisher;
    private final Patience patience;
    private final SignalMetrics metrics;
    private final Handled handled;
    private final Thread thread;
    private boolean behind;

    Lane(
            String topicId,
            int partition,
            Store store,
            Publisher publisher,
            Patience patience,
            SignalMetrics metrics,
            Handled handled) {
        this.topicId = topicId;
        this.partition = partition;
        this.store = store;
        this.publisher = publisher;
        this.patience = patience;
        this.metrics = metrics;
        this.handled = handled;
        this.thread = Thread.ofPlatform().daemon().name("sif-lane-" + partition).start(this::run);
    }

    /** The pools that were used last. */
    private static final class Newest extends LinkedHashMap<PoolId, Stored> {
        private static final long serialVersionUID = 1;

        Newest() {
            super(POOLS_KNOWN * 2, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<PoolId, Stored> eldest) {
            return size() > POOLS_KNOWN;
        }
    }

    /** The next record of this partition; waits while too many are waiting. */
    void add(Record record) throws InterruptedException {
        waiting.put(record);
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                var first = waiting.take();
                if (behind) {
                    Thread.sleep(HEAD_START);
                }
                var records = new ArrayList<>(List.of(first));
                waiting.drainTo(records, AT_ONCE - 1);
                applySurely(records);
            }
        } catch (InterruptedException | Patience.StoppedException stopped) {
            LOG.debugf("lane %d stopped", partition);
        }
    }

    /** A fault of our own must not end the lane: nothing would be applied any more, and nobody told. */
    private void applySurely(List<Record> records) throws InterruptedException {
        while (true) {
            try {
                apply(records);
                return;
            } catch (Patience.StoppedException stopped) {
                throw stopped;
            } catch (RuntimeException fault) {
                LOG.errorf(fault, "lane %d is tried again: %s", partition, fault.getMessage());
                behind = true;
                Thread.sleep(AGAIN);
            }
        }
    }

    private void apply(List<Record> records) {
        var next = behind ? patience.until(() -> store.positions().next(topicId, partition)) : 0L;
        var done = records.stream().filter(record -> record.offset() < next).toList();
        done.forEach(record -> finished(record, Applied.SKIPPED));
        var left = records.subList(done.size(), records.size());
        if (!left.isEmpty()) {
            try {
                transact(left);
            } catch (Patience.StoppedException stopped) {
                throw stopped;
            } catch (RuntimeException failure) {
                LOG.debugf("each of %d signals alone: %s", left.size(), failure.getMessage());
                left.forEach(this::alone);
            }
        }
    }

    private void transact(List<Record> records) {
        finished(
                records,
                metrics.timed(
                        () ->
                                patience.until(
                                        () ->
                                                store.transactions()
                                                        .apply(topicId, records, known))));
    }

    /**
     * What fails because of the signal itself would fail for ever and stop all others: it is put aside. What
     * fails because of our surroundings is left to {@link Patience}.
     */
    private void alone(Record record) {
        try {
            transact(List.of(record));
        } catch (Patience.StoppedException stopped) {
            throw stopped;
        } catch (RuntimeException failure) {
            LOG.errorf("signal %d@%d cannot be applied: %s", record.offset(), partition, failure);
            var reason = "it cannot be applied: " + Troubles.innermost(failure);
            finished(
                    List.of(record),
                    patience.until(() -> store.transactions().putAside(topicId, record, reason)));
        }
    }

    private void finished(List<Record> records, Done done) {
        publisher.publish(done.outgoing());
        known.putAll(done.pools());
        behind = done.applied().contains(Applied.SKIPPED);
        for (var i = 0; i < records.size(); i++) {
            finished(records.get(i), done.applied().get(i));
        }
    }

    private void finished(Record record, Applied applied) {
        metrics.count(applied);
        tell(record, applied);
        if (record.content() instanceof Content.Readable(var envelope)) {
            handled.complete(envelope.id());
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

    /** Waits a second for the work at hand. */
    @Override
    public void close() {
        thread.interrupt();
        try {
            var _ = thread.join(Duration.ofSeconds(1));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
