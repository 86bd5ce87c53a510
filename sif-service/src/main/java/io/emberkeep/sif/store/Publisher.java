package io.emberkeep.sif.store;

import io.emberkeep.messaging.MessageWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import org.jboss.logging.Logger;

/**
 * Sends what was committed, in the order in which it was, and strikes it from the outbox (DESIGN rule 6).
 * What a replica leaves behind when it dies or the broker is away, any replica sends later: a message
 * may be sent twice, and has the same id then.
 */
public final class Publisher implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Publisher.class);
    private static final Duration AT_MOST = Duration.ofSeconds(3);
    private static final Duration LEFT_OVER = Duration.ofMillis(400);

    private final MessageWriter writer;
    private final Outbox outbox;
    private final Surroundings surroundings;
    private final BlockingQueue<Outgoing> waiting = new LinkedBlockingQueue<>();
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("sif-publish").factory());

    Publisher(MessageWriter writer, Outbox outbox, Surroundings surroundings) {
        this.writer = writer;
        this.outbox = outbox;
        this.surroundings = surroundings;
    }

    /** Sends them soon; returns at once. */
    void publish(List<Outgoing> outgoing) {
        if (!outgoing.isEmpty()) {
            waiting.addAll(outgoing);
            thread.execute(this::sendWaiting);
        }
    }

    private void sendWaiting() {
        var all = new ArrayList<Outgoing>();
        waiting.drainTo(all);
        send(all);
    }

    /** Sends what has been left over by anybody. */
    void sweep() {
        surroundings.database(() -> outbox.olderThan(LEFT_OVER)).ifPresent(this::send);
    }

    /** All at once, and then what the broker has is struck. */
    private synchronized void send(List<Outgoing> outgoing) {
        if (outgoing.isEmpty()) {
            return;
        }
        try {
            var sent = writer.sendAll(outgoing, Outgoing::key, Outgoing::envelope, AT_MOST);
            surroundings.databaseWritten(() -> outbox.strike(sent));
        } catch (RuntimeException fault) {
            LOG.errorf(fault, "stays in the outbox: %s", fault.getMessage());
        }
    }

    @Override
    public void close() {
        thread.shutdown();
    }
}
