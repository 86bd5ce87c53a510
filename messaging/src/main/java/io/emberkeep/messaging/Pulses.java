package io.emberkeep.messaging;

import io.emberkeep.contract.id.PoolId;
import io.emberkeep.contract.pulse.Pulse;
import io.emberkeep.contract.wire.Envelope;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Sends a pulse a second: its acknowledgement says that the broker answers, which an open connection alone does
 * not, and corrects the writer's clock. One that is not acknowledged stays under way; no second one is sent beside it.
 */
public final class Pulses implements AutoCloseable {

    /** After that time without an acknowledgement the broker counts as silent. */
    public static final Duration SILENT_AFTER = Duration.ofSeconds(2);

    private static final Logger LOG = Logger.getLogger(Pulses.class);
    private static final PoolId NO_POOL = new PoolId("none");
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final Duration LOOK = Duration.ofMillis(250);

    private final MessageWriter writer;
    private final BrokerClock clock;
    private final CountDownLatch known = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;
    private volatile boolean underWay;

    /** The first pulse that was not acknowledged; none if the last one was. */
    private volatile Optional<Beat> unheard = Optional.empty();

    private boolean told;

    /** One pulse that was sent; {@code nanos} is a clock that nobody can set. */
    private record Beat(Instant sent, long nanos) {
        private boolean isOlderThan(Duration age) {
            return System.nanoTime() - nanos > age.toNanos();
        }
    }

    private Pulses(MessageWriter writer) {
        this.writer = writer;
        this.clock = writer.clock();
        this.thread = Thread.ofPlatform().daemon().name("pulses").unstarted(this::run);
    }

    /** Begins. The writer's clock is corrected from now on. */
    public static Pulses start(MessageWriter writer) {
        var pulses = new Pulses(writer);
        pulses.thread.start();
        return pulses;
    }

    /** Waits until the broker told its time. @return false if it took longer */
    public boolean awaitKnown(Duration atMost) throws InterruptedException {
        return known.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Since when the broker does not answer, by the broker's clock; none if it does. */
    public Optional<Instant> silentSince() {
        return unheard.filter(beat -> beat.isOlderThan(SILENT_AFTER))
                .map(beat -> beat.sent().minus(clock.ahead()));
    }

    private void run() {
        var next = System.nanoTime();
        try {
            do {
                if (!underWay && System.nanoTime() - next >= 0) {
                    next = System.nanoTime() + EVERY.toNanos();
                    beat();
                }
                tell();
            } while (!closed.await(LOOK.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException stopped) {
            LOG.debug("no more pulses");
        }
    }

    private void beat() {
        var beat = new Beat(clock.own(), System.nanoTime());
        if (unheard.isEmpty()) {
            unheard = Optional.of(beat);
        }
        underWay = true;
        writer.sendStamped(
                writer.source(),
                Envelope.of(
                        writer.source(),
                        clock.instant(),
                        NO_POOL,
                        new Pulse(writer.source(), clock.ahead())),
                stamped -> heard(beat, stamped));
    }

    /** One that could not be delivered tells as little as none: the silence goes on. */
    private void heard(Beat beat, Optional<Instant> stamped) {
        stamped.ifPresent(
                at -> {
                    clock.stamped(beat.sent(), at, clock.own());
                    unheard = Optional.empty();
                    known.countDown();
                });
        underWay = false;
    }

    /** One line per change. */
    private void tell() {
        var silent = silentSince();
        if (silent.isPresent() && !told) {
            LOG.warnf("the broker does not answer since %s", silent.get());
        } else if (silent.isEmpty() && told) {
            LOG.info("the broker answers again");
        }
        told = silent.isPresent();
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
