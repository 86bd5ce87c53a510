package io.emberkeep.messaging;

import io.emberkeep.contract.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;

/**
 * Reads a share of a topic's partitions: a consumer group spreads them over the instances of a service, and with them
 * the keys that each instance looks after. It begins with what comes from now on, and notes no positions: what a reader
 * missed while the partitions moved is lost, so it is only for what is sent again and again.
 */
public final class GroupReader implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(GroupReader.class);
    private static final Duration POLL = Duration.ofMillis(200);

    private final Topics topic;
    private final Listener listener;
    private final KafkaConsumer<String, byte[]> consumer;
    private final Thread thread;
    private volatile Share share = new Share(Set.of(), 0);
    private volatile boolean joined;
    private volatile boolean closed;

    private record Share(Set<Integer> partitions, int ofAll) {}

    private GroupReader(KafkaSettings settings, String group, Topics topic, Listener listener) {
        var config = new HashMap<String, Object>(settings.common());
        config.put("group.id", group);
        config.put("enable.auto.commit", false);
        config.put("auto.offset.reset", "latest");
        config.put("allow.auto.create.topics", false);
        config.put("fetch.max.wait.ms", 500);
        config.put("max.partition.fetch.bytes", KafkaSettings.LARGEST_RECORD);
        config.put("fetch.max.bytes", KafkaSettings.LARGEST_RECORD);
        config.put("default.api.timeout.ms", 3_000);
        config.put("metadata.max.age.ms", 30_000);
        // The shortest that a broker allows by default; Kafka's own 45 s would leave pools alone.
        config.put("session.timeout.ms", 6_000);
        config.put("heartbeat.interval.ms", 1_500);
        // Who keeps a partition goes on reading it while others move.
        config.put(
                "partition.assignment.strategy",
                List.of(CooperativeStickyAssignor.class.getName()));
        this.topic = topic;
        this.listener = listener;
        this.consumer =
                new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
        this.thread = Thread.ofPlatform().daemon().name(group).unstarted(this::run);
    }

    /** Starts reading on a thread of its own, which calls the listener. */
    public static GroupReader start(
            KafkaSettings settings, String group, Topics topic, Listener listener) {
        var reader = new GroupReader(settings, group, topic, listener);
        reader.thread.start();
        return reader;
    }

    /** Whether messages of that key come to this reader now. */
    public boolean holds(String key) {
        var now = share;
        return now.ofAll() > 0
                && now.partitions()
                        .contains(
                                BuiltInPartitioner.partitionForKey(
                                        key.getBytes(StandardCharsets.UTF_8), now.ofAll()));
    }

    /** Whether it has its share, which may be nothing. */
    public boolean joined() {
        return joined;
    }

    private void run() {
        try (consumer) {
            consumer.subscribe(List.of(topic.topic()), new Moves());
            while (!closed) {
                poll();
            }
        } catch (WakeupException | InterruptException stopped) {
            LOG.debugf("stopped reading %s", topic.topic());
        } catch (RuntimeException fault) {
            LOG.errorf(fault, "stopped reading %s: %s", topic.topic(), fault.getMessage());
        }
    }

    private void poll() {
        try {
            for (var record : consumer.poll(POLL)) {
                deliver(record);
            }
        } catch (WakeupException | InterruptException stopped) {
            throw stopped;
        } catch (KafkaException notNow) {
            LOG.debugf("%s cannot be read now: %s", topic.topic(), notNow.getMessage());
        }
    }

    /** A message that confuses its listener stops nobody from reading the next one. */
    private void deliver(ConsumerRecord<String, byte[]> record) {
        var read =
                new Record(
                        topic,
                        record.partition(),
                        record.offset(),
                        record.key() == null ? "" : record.key(),
                        () -> CloudEventCodec.read(record));
        try {
            listener.received(read);
        } catch (RuntimeException fault) {
            LOG.errorf(fault, "%s could not be used: %s", read, fault.getMessage());
        }
    }

    /** Stops reading, and leaves the group so that others take over at once. */
    @Override
    public void close() {
        closed = true;
        consumer.wakeup();
        try {
            if (!thread.join(Duration.ofSeconds(2))) {
                thread.interrupt();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Moves implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> more) {
            var now = new HashSet<>(share.partitions());
            more.forEach(one -> now.add(one.partition()));
            changed(now);
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> less) {
            var now = new HashSet<>(share.partitions());
            less.forEach(one -> now.remove(one.partition()));
            changed(now);
        }

        private void changed(Set<Integer> now) {
            share = new Share(Set.copyOf(now), consumer.partitionsFor(topic.topic()).size());
            joined = true;
            listener.moved();
        }
    }

    /** What is done with each message, and when its keys came or went. */
    public interface Listener {

        /** One message; called on the reader's thread, in order by partition. */
        void received(Record record);

        /** What this reader {@linkplain GroupReader#holds holds} may have changed; must not block. */
        void moved();
    }
}
