package io.emberkeep.simulator.broker;

import io.emberkeep.contract.wire.Envelope;
import io.emberkeep.simulator.engine.Links;
import io.emberkeep.simulator.engine.Process;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Sends one process' messages in order; tries again for as long as Kafka's producer does, and writes
 * nothing twice by that.
 */
public final class Writer {

    private static final long AGAIN = Duration.ofMillis(500).toNanos();
    private static final long AT_MOST = Duration.ofSeconds(120).toNanos();

    private final Broker broker;
    private final Links links;
    private final Process process;
    private final Deque<Letter> waiting = new ArrayDeque<>();
    private boolean sending;

    private static final class Letter {
        private final String key;
        private final Envelope<?> envelope;
        private final Runnable acknowledged;
        private final long until;
        private boolean appended;

        private Letter(String key, Envelope<?> envelope, Runnable acknowledged, long until) {
            this.key = key;
            this.envelope = envelope;
            this.acknowledged = acknowledged;
            this.until = until;
        }
    }

    /** One for each life of a process. */
    public Writer(Broker broker, Links links, Process process) {
        this.broker = broker;
        this.links = links;
        this.process = process;
    }

    /** Sends. */
    public void send(String key, Envelope<?> envelope) {
        send(key, envelope, () -> {});
    }

    /** Sends. @param acknowledged done when the broker has it for sure */
    public void send(String key, Envelope<?> envelope, Runnable acknowledged) {
        waiting.add(new Letter(key, envelope, acknowledged, process.timeline().nanos() + AT_MOST));
        next(0);
    }

    private void next(long pause) {
        if (!sending && !waiting.isEmpty()) {
            sending = true;
            process.after(pause + links.delay(process.name(), Broker.NAME), this::attempt);
        }
    }

    private void attempt() {
        sending = false;
        var letter = waiting.peek();
        if (broker.isUp() && links.open(process.name(), Broker.NAME)) {
            if (!letter.appended) {
                letter.appended = true;
                broker.append(letter.key, letter.envelope);
            }
            if (links.open(Broker.NAME, process.name())) {
                waiting.remove();
                letter.acknowledged.run();
                next(0);
                return;
            }
        }
        if (process.timeline().nanos() > letter.until) {
            waiting.remove();
        }
        next(AGAIN);
    }
}
