package io.emberkeep.monitor.messaging;

import io.emberkeep.contract.Topics;
import io.emberkeep.contract.heartbeat.Heartbeat;
import io.emberkeep.contract.id.PoolId;
import io.emberkeep.messaging.Content;
import io.emberkeep.messaging.KafkaSettings;
import io.emberkeep.messaging.MessageWriter;
import io.emberkeep.messaging.Record;
import io.emberkeep.messaging.Start;
import io.emberkeep.messaging.TopicReader;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/**
 * Hears the members' heartbeats from now on, without a consumer group: each member hears all of its pools'. Those of other
 * pools are not even decoded. Goes on by itself when the broker comes back; what was sent meanwhile is heard then, and is
 * as old as it is.
 */
public final class HeartbeatReader implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(HeartbeatReader.class);

    private final TopicReader reader;

    /** Who is told of heartbeats. */
    public interface Listener {

        /**
         * One heartbeat; on the reader's thread, which must not be blocked.
         *
         * @param heardAt when, by the broker's clock
         */
        void heard(PoolId pool, Heartbeat heartbeat, Instant heardAt);
    }

    private HeartbeatReader(TopicReader reader) {
        this.reader = reader;
    }

    /**
     * Starts to hear.
     *
     * @param name of the reader's thread
     * @param writer by which what nobody can use is put aside, and whose clock says when a heartbeat was heard
     * @param ours which pools' heartbeats are wanted; asked for each message
     */
    public static HeartbeatReader start(
            KafkaSettings settings,
            String name,
            MessageWriter writer,
            Predicate<PoolId> ours,
            Listener listener) {
        var intake = new Intake(writer.clock(), ours, listener, writer::deadLetter);
        return new HeartbeatReader(
                TopicReader.start(
                        settings, name, Topics.HEARTBEATS, new Start.FromEnd(), intake::received));
    }

    /** Waits until what is sent from now on will surely be heard. @return false if it took longer */
    public boolean awaitReady(Duration atMost) throws InterruptedException {
        return reader.awaitPositioned(atMost);
    }

    /** Whether a broker is connected now. */
    public boolean connected() {
        return reader.connected();
    }

    @Override
    public void close() {
        reader.close();
    }

    /** What is done with each record. One that nobody can use stops nobody from hearing the next. */
    static final class Intake {

        /** Each member sees the same bad records: of one key one is put aside a minute. */
        private static final Duration ASIDE_EVERY = Duration.ofMinutes(1);

        private static final int KEYS_AT_MOST = 1_000;

        private final InstantSource clock;
        private final Predicate<PoolId> ours;
        private final Listener listener;
        private final BiConsumer<Record, String> aside;
        private final Map<String, Instant> putAside = new HashMap<>();

        Intake(
                InstantSource clock,
                Predicate<PoolId> ours,
                Listener listener,
                BiConsumer<Record, String> aside) {
            this.clock = clock;
            this.ours = ours;
            this.listener = listener;
            this.aside = aside;
        }

        void received(Record record) {
            if (!isOurs(record.key())) {
                return;
            }
            switch (record.content()) {
                case Content.Unreadable(_, var reason, _) -> putAside(record, reason);
                case Content.Readable(var envelope) -> {
                    if (!envelope.pool().value().equals(record.key())) {
                        putAside(
                                record,
                                "a heartbeat of pool %s under the key %s"
                                        .formatted(envelope.pool(), record.key()));
                    } else if (envelope.message() instanceof Heartbeat beat) {
                        tell(record, envelope.pool(), beat);
                    }
                }
            }
        }

        /** A key that is no pool's name is nobody's: the sif-service's pools have names. */
        private boolean isOurs(String key) {
            try {
                return ours.test(new PoolId(key));
            } catch (IllegalArgumentException noName) {
                LOG.debugf("a heartbeat under the key «%s»: %s", key, noName.getMessage());
                return false;
            }
        }

        private void tell(Record record, PoolId pool, Heartbeat beat) {
            try {
                listener.heard(pool, beat, clock.instant());
            } catch (RuntimeException fault) {
                LOG.errorf(fault, "%s could not be used: %s", record, fault.getMessage());
            }
        }

        private void putAside(Record record, String reason) {
            var now = clock.instant();
            var before = putAside.get(record.key());
            if (before != null && Duration.between(before, now).compareTo(ASIDE_EVERY) < 0) {
                return;
            }
            if (putAside.size() >= KEYS_AT_MOST) {
                putAside.clear();
            }
            putAside.put(record.key(), now);
            aside.accept(record, reason);
        }
    }
}
