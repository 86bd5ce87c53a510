package io.emberkeep.messaging;

import io.emberkeep.contract.Topics;
import io.emberkeep.contract.wire.Envelope;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jboss.logging.Logger;

/** Writes messages to the topics they belong on, in order, each at least once. Safe for many threads. */
public final class MessageWriter implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(MessageWriter.class);

    /** How long the broker may be away until what was written meanwhile is given up. */
    private static final Duration DELIVERED_WITHIN = Duration.ofHours(1);

    private final KafkaProducer<String, byte[]> producer;
    private final String source;
    private final BrokerClock clock;

    /** With a clock that nothing corrects. @param source who writes, {@code /SERVICE/INSTANCE} */
    public MessageWriter(KafkaSettings settings, String source) {
        this(settings, source, new BrokerClock(InstantSource.system()));
    }

    /**
     * @param source who writes, {@code /SERVICE/INSTANCE}
     * @param clock of which all times are that are written; {@link Pulses} correct it
     */
    public MessageWriter(KafkaSettings settings, String source, BrokerClock clock) {
        var config = new HashMap<String, Object>(settings.common());
        config.put("acks", "all");
        config.put("enable.idempotence", true);
        // Measured: 2.6 ms from service to service instead of 8 ms.
        config.put("linger.ms", 0);
        config.put("max.request.size", KafkaSettings.LARGEST_RECORD);
        config.put("max.block.ms", 3_000);
        // What is reported while the broker is away is not lost; what would be too late carries a
        // deadline.
        config.put("delivery.timeout.ms", (int) DELIVERED_WITHIN.toMillis());
        config.put("buffer.memory", 16L * 1024 * 1024);
        this.producer =
                new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
        this.source = source;
        this.clock = clock;
    }

    /** The clock of which all times are that are written. */
    public BrokerClock clock() {
        return clock;
    }

    /** Who writes. */
    public String source() {
        return source;
    }

    /** Sends and goes on at once; what cannot be delivered within an hour is logged and lost. */
    public void send(String key, Envelope<?> envelope) {
        try {
            producer.send(
                    CloudEventCodec.write(key, envelope),
                    (_, failure) -> {
                        if (failure != null) {
                            lost(envelope, failure);
                        }
                    });
        } catch (KafkaException failure) {
            lost(envelope, failure);
        }
    }

    /**
     * Sends and goes on at once.
     *
     * @param stamped called once: with the time at which the broker had it, by its own clock; with none if it
     *     could not be delivered
     */
    void sendStamped(String key, Envelope<?> envelope, Consumer<Optional<Instant>> stamped) {
        try {
            producer.send(
                    CloudEventCodec.write(key, envelope),
                    (metadata, failure) ->
                            stamped.accept(
                                    failure == null && metadata.hasTimestamp()
                                            ? Optional.of(
                                                    Instant.ofEpochMilli(metadata.timestamp()))
                                            : Optional.empty()));
        } catch (KafkaException failure) {
            LOG.debugf("no pulse: %s", failure.getMessage());
            stamped.accept(Optional.empty());
        }
    }

    /**
     * Sends and waits until the broker has it.
     *
     * @throws MessagingException if it does not within that time; it may arrive all the same
     */
    public void sendAndWait(String key, Envelope<?> envelope, Duration atMost) {
        try {
            producer.send(CloudEventCodec.write(key, envelope))
                    .get(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new MessagingException("interrupted while the broker took a message", stopped);
        } catch (ExecutionException | TimeoutException | KafkaException failure) {
            throw new MessagingException(
                    "the broker did not take a message for "
                            + Topics.of(envelope.message()).topic(),
                    failure);
        }
    }

    /**
     * Sends many at once, in their order, and waits until the broker has them.
     *
     * @return those that it has within that time, as far as is known; the others may arrive all the same
     */
    public <T> List<T> sendAll(
            List<T> letters,
            Function<T, String> key,
            Function<T, Envelope<?>> envelope,
            Duration atMost) {
        var end = System.nanoTime() + atMost.toNanos();
        var sending = new LinkedHashMap<T, Future<?>>();
        try {
            for (var letter : letters) {
                sending.put(
                        letter,
                        producer.send(
                                CloudEventCodec.write(key.apply(letter), envelope.apply(letter))));
            }
        } catch (KafkaException failure) {
            LOG.debugf("the broker takes no more: %s", failure.getMessage());
        }
        return sending.entrySet().stream()
                .filter(one -> has(one.getValue(), end - System.nanoTime()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static boolean has(Future<?> sending, long nanos) {
        try {
            sending.get(Math.max(0, nanos), TimeUnit.NANOSECONDS);
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException failure) {
            LOG.debugf("the broker did not take a message: %s", failure.getMessage());
            return false;
        }
    }

    /** Puts a record aside, with the reason why nobody could use it. */
    public void deadLetter(Record record, String reason) {
        var envelope = DeadLetters.of(record, reason, source, clock.instant());
        LOG.warnf(
                "put aside: %s %d@%d %s: %s",
                record.topic().topic(),
                record.offset(),
                record.partition(),
                envelope.message().type(),
                reason);
        send(record.topic().topic(), envelope);
    }

    private static void lost(Envelope<?> envelope, Exception failure) {
        LOG.errorf(
                "not delivered: %s %s: %s",
                envelope.message().getClass().getSimpleName(), envelope.id(), failure.getMessage());
    }

    /** Sends what is left, two seconds at most. */
    @Override
    public void close() {
        producer.close(Duration.ofSeconds(2));
    }
}
