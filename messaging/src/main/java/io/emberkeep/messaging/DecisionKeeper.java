package io.emberkeep.messaging;

import io.emberkeep.contract.decision.KeptDecision;
import io.emberkeep.contract.id.PoolId;
import io.emberkeep.contract.wire.Envelope;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jboss.logging.Logger;

/**
 * Writes decisions to the topic {@code decisions}, beside everything else: whoever decides hands over and goes
 * on, whatever the broker does. What cannot be kept is counted and said.
 */
public final class DecisionKeeper implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(DecisionKeeper.class);

    /** How many wait to be written; a recovery makes some twenty in a second. */
    private static final int AT_MOST = 256;

    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    private final BlockingQueue<Work> waiting = new ArrayBlockingQueue<>(AT_MOST);
    private final KafkaProducer<String, byte[]> producer;
    private final String source;
    private final Thread thread;
    private final AtomicLong lost = new AtomicLong();
    private final AtomicLong told = new AtomicLong();
    private volatile boolean closed;

    private record Work(PoolId pool, Instant at, Supplier<KeptDecision> decision) {}

    /**
     * @param source who decides, {@code /SERVICE/INSTANCE}
     */
    public DecisionKeeper(KafkaSettings settings, String source) {
        var config = new HashMap<String, Object>(settings.common());
        config.put("acks", "all");
        config.put("enable.idempotence", true);
        // Nobody waits for it, and the decisions of one recovery are much alike: together they are
        // small.
        config.put("compression.type", "gzip");
        config.put("compression.gzip.level", 1);
        config.put("linger.ms", 50);
        config.put("batch.size", 64 * 1024);
        config.put("max.request.size", KafkaSettings.LARGEST_RECORD);
        config.put("max.block.ms", 3_000);
        config.put("delivery.timeout.ms", 120_000);
        config.put("buffer.memory", 8L * 1024 * 1024);
        this.producer =
                new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
        this.source = source;
        this.thread = Thread.ofPlatform().daemon().name("decisions").start(this::run);
    }

    /**
     * Keeps a decision; never waits.
     *
     * @param decision made on a thread of ours, so that whoever decides does not wait for the writing either
     */
    public void keep(PoolId pool, Supplier<KeptDecision> decision) {
        if (closed || !waiting.offer(new Work(pool, Instant.now(), decision))) {
            lost("too many wait to be written");
        }
    }

    /** How many could not be kept since the start. */
    public long lost() {
        return lost.get();
    }

    private void run() {
        try {
            while (!closed || !waiting.isEmpty()) {
                var work = waiting.poll(100, TimeUnit.MILLISECONDS);
                if (work != null) {
                    write(work);
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(Work work) {
        try {
            var envelope = Envelope.of(source, work.at(), work.pool(), work.decision().get());
            producer.send(
                    CloudEventCodec.write(work.pool().value(), envelope),
                    (_, failure) -> {
                        if (failure == null) {
                            written();
                        } else {
                            lost(failure.getMessage());
                        }
                    });
        } catch (KafkaException | IllegalArgumentException failure) {
            lost(failure.getMessage());
        }
    }

    /** The first is said, the rest is counted until something can be written again. */
    private void lost(String why) {
        var count = lost.incrementAndGet();
        if (told.compareAndSet(0, count)) {
            LOG.warnf("decisions cannot be kept: %s", why);
        }
    }

    private void written() {
        var first = told.getAndSet(0);
        if (first != 0) {
            LOG.warnf("decisions are kept again; %d were not", Math.max(1, lost.get() - first + 1));
        }
    }

    /** Writes what is left, two seconds at most. */
    @Override
    public void close() {
        closed = true;
        try {
            thread.join(LAST_WORDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        thread.interrupt();
        producer.close(LAST_WORDS);
    }
}
