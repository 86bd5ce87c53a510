package io.emberkeep.messaging;

import io.emberkeep.contract.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;

/**
 * Reads all partitions of one topic in order, without a consumer group: there is no rebalance for which
 * anybody would have to wait (DESIGN section 6). Goes on by itself when the broker comes back.
 */
public final class TopicReader implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(TopicReader.class);
    private static final Duration POLL = Duration.ofMillis(200);

    private final Topics topic;
    private final Start start;
    private final Listener listener;
    private final KafkaConsumer<String, byte[]> consumer;
    private final Thread thread;
    private final CountDownLatch positioned = new CountDownLatch(1);
    private Map<TopicPartition, Long> firstEnd = Map.of();
    private volatile boolean caughtUp;
    private volatile boolean connected;
    private volatile boolean closed;

    private TopicReader(
            KafkaSettings settings, String name, Topics topic, Start start, Listener listener) {
        var config = new HashMap<String, Object>(settings.common());
        config.put("enable.auto.commit", false);
        config.put("auto.offset.reset", "earliest");
        config.put("allow.auto.create.topics", false);
        config.put("fetch.max.wait.ms", 500);
        config.put("max.partition.fetch.bytes", KafkaSettings.LARGEST_RECORD);
        config.put("fetch.max.bytes", KafkaSettings.LARGEST_RECORD);
        config.put("max.poll.records", 200);
        config.put("default.api.timeout.ms", 3_000);
        // A topic that is created a moment after us is found at once.
        config.put("metadata.max.age.ms", 30_000);
        this.topic = topic;
        this.start = start;
        this.listener = listener;
        this.consumer =
                new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
        this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::run);
    }

    /** Starts reading on a thread of its own, which calls the listener. */
    public static TopicReader start(
            KafkaSettings settings, String name, Topics topic, Start start, Listener listener) {
        var reader = new TopicReader(settings, name, topic, start, listener);
        reader.thread.start();
        return reader;
    }

    /** Whether everything was read that stood in the topic when the reader started. */
    public boolean caughtUp() {
        return caughtUp;
    }

    /** Whether a broker is connected now. */
    public boolean connected() {
        return connected;
    }

    /** Waits until what is written from now on will surely be read. @return false if it took longer */
    public boolean awaitPositioned(Duration atMost) throws InterruptedException {
        return positioned.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void run() {
        try (consumer) {
            position();
            while (!closed) {
                for (var record : consumer.poll(POLL)) {
                    deliver(record);
                }
                lookAround();
            }
        } catch (WakeupException | InterruptException stopped) {
            LOG.debugf("stopped reading %s", topic.topic());
        } catch (RuntimeException fault) {
            connected = false;
            LOG.errorf(fault, "stopped reading %s: %s", topic.topic(), fault.getMessage());
        }
    }

    private void position() {
        while (!closed) {
            try {
                var partitions = partitions();
                if (!partitions.isEmpty()) {
                    consumer.assign(partitions);
                    firstEnd = consumer.endOffsets(partitions);
                    seek(partitions);
                    partitions.forEach(consumer::position);
                    positioned.countDown();
                    return;
                }
                pause(Duration.ofMillis(100));
            } catch (WakeupException | InterruptException stopped) {
                throw stopped;
            } catch (KafkaException notYet) {
                LOG.debugf("%s cannot be read yet: %s", topic.topic(), notYet.getMessage());
                pause(Duration.ofMillis(200));
            }
        }
    }

    private List<TopicPartition> partitions() {
        var found = consumer.partitionsFor(topic.topic());
        return found == null
                ? List.of()
                : found.stream()
                        .map(info -> new TopicPartition(info.topic(), info.partition()))
                        .toList();
    }

    private void seek(Collection<TopicPartition> partitions) {
        switch (start) {
            case Start.FromBeginning _ -> consumer.seekToBeginning(partitions);
            case Start.FromEnd _ -> firstEnd.forEach(consumer::seek);
            case Start.FromAgo(var ago) -> seekAgo(partitions, ago);
            case Start.FromOffsets(var next) -> {
                consumer.seekToBeginning(partitions);
                for (var partition : partitions) {
                    var offset = next.get(partition.partition());
                    // A broker that lost its topic since begins anew; waiting at an old offset
                    // would skip.
                    if (offset != null && offset <= firstEnd.getOrDefault(partition, 0L)) {
                        consumer.seek(partition, offset);
                    }
                }
            }
        }
    }

    private void seekAgo(Collection<TopicPartition> partitions, Duration ago) {
        var since = Instant.now().minus(ago).toEpochMilli();
        var found =
                consumer.offsetsForTimes(
                        partitions.stream().collect(Collectors.toMap(one -> one, _ -> since)));
        firstEnd.forEach(
                (partition, end) -> {
                    var at = found.get(partition);
                    consumer.seek(partition, at == null ? end : at.offset());
                });
    }

    private void deliver(ConsumerRecord<String, byte[]> record) {
        var read =
                new Record(
                        topic,
                        record.partition(),
                        record.offset(),
                        record.key() == null ? "" : record.key(),
                        () -> CloudEventCodec.read(record));
        var wait = Duration.ofMillis(50);
        for (var attempt = 1; !closed; attempt++) {
            try {
                listener.received(read);
                return;
            } catch (InterruptedException stopped) {
                throw new InterruptException(stopped);
            } catch (Exception again) {
                if (attempt == 1) {
                    LOG.warnf(
                            "%s %d@%d is tried again: %s",
                            topic.topic(), record.offset(), record.partition(), again);
                }
                pause(wait);
                wait =
                        wait.multipliedBy(2).compareTo(Duration.ofSeconds(1)) < 0
                                ? wait.multipliedBy(2)
                                : Duration.ofSeconds(1);
            }
        }
    }

    private void lookAround() {
        connected =
                consumer.metrics().values().stream()
                        .filter(metric -> metric.metricName().name().equals("connection-count"))
                        .anyMatch(metric -> ((Number) metric.metricValue()).doubleValue() > 0);
        if (!caughtUp
                && firstEnd.entrySet().stream()
                        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
            caughtUp = true;
            listener.caughtUp();
        }
    }

    private static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException stopped) {
            throw new InterruptException(stopped);
        }
    }

    /** Stops reading; a listener that is at work is interrupted after a second. */
    @Override
    public void close() {
        closed = true;
        consumer.wakeup();
        try {
            if (!thread.join(Duration.ofSeconds(1))) {
                thread.interrupt();
                thread.join(Duration.ofSeconds(1));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** What is done with each record. */
    public interface Listener {

        /**
         * One record; called on the reader's thread, in order by partition.
         *
         * @throws Exception if it could not be dealt with: it is given again after a moment, and nothing
         *     after it until it was
         */
        void received(Record record) throws Exception;

        /** Everything was read that stood in the topic when the reader started. */
        default void caughtUp() {}
    }
}
