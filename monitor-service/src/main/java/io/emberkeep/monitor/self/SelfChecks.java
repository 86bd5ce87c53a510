package io.emberkeep.monitor.self;

import io.emberkeep.contract.configuration.PoolConfiguration;
import io.emberkeep.contract.id.MemberId;
import io.emberkeep.contract.id.PoolId;
import io.emberkeep.monitor.heartbeat.OwnCondition;
import io.emberkeep.monitor.heartbeat.OwnSubject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** One pool: examines this member at the end of each interval, and says what was found before the tick (RING-1). */
public final class SelfChecks implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(SelfChecks.class);

    private final MemberId me;
    private final PoolId pool;
    private final SelfCheck check;
    private final InstantSource time;
    private final ScheduledExecutorService clock;
    private final Consumer<OwnCondition> found;
    private OwnSubject subject;
    private volatile Optional<OwnCondition> last = Optional.empty();
    private Future<?> next = CompletableFuture.completedFuture(null);
    private Instant lastTick = Instant.EPOCH;
    private int plan;
    private boolean closed;

    private SelfChecks(
            MemberId me,
            PoolConfiguration first,
            SelfCheck check,
            InstantSource time,
            ScheduledExecutorService clock,
            Consumer<OwnCondition> found) {
        this.me = me;
        this.pool = first.inventory().pool();
        this.check = check;
        this.time = time;
        this.clock = clock;
        this.found = found;
        this.subject = OwnSubject.of(first, me);
    }

    /**
     * Begins.
     *
     * @param first the pool as it is known
     * @param time the broker's clock
     * @param clock plans the examinations
     * @param found told once an interval, before the tick, on a thread that must not be blocked
     */
    public static SelfChecks start(
            MemberId me,
            PoolConfiguration first,
            SelfCheck check,
            InstantSource time,
            ScheduledExecutorService clock,
            Consumer<OwnCondition> found) {
        var checks = new SelfChecks(me, first, check, time, clock, found);
        checks.planNext();
        return checks;
    }

    /** The pool changed: another interval, gateway or service counts from the next examination on. */
    public synchronized void apply(PoolConfiguration newest) {
        var before = subject.interval();
        subject = OwnSubject.of(newest, me);
        if (!subject.interval().equals(before)) {
            // What is planned by an interval that is no more may be far away.
            next.cancel(false);
            planNext();
        }
    }

    /** What was found last; none before the first examination ended. */
    public Optional<OwnCondition> last() {
        return last;
    }

    private synchronized void planNext() {
        if (closed) {
            return;
        }
        var now = time.instant();
        var soonest = subject.nextTick(now);
        // A wait may end a little early: no tick's examination comes twice.
        var tick = soonest.equals(lastTick) ? soonest.plus(subject.interval()) : soonest;
        plan++;
        var mine = plan;
        next =
                clock.schedule(
                        () -> examine(tick, mine),
                        Duration.between(now, tick.minus(subject.lead())).toNanos(),
                        TimeUnit.NANOSECONDS);
    }

    private void examine(Instant tick, int mine) {
        try {
            begin(tick, mine);
        } catch (RuntimeException fault) {
            LOG.errorf(fault, "%s: %s could not examine itself", pool, me);
        } finally {
            planAfter(mine);
        }
    }

    private synchronized void begin(Instant tick, int mine) {
        if (closed || mine != plan) {
            return;
        }
        lastTick = tick;
        check.examine(subject, this::ended);
    }

    private synchronized void planAfter(int mine) {
        if (mine == plan) {
            planNext();
        }
    }

    /** One line per change. */
    private void ended(OwnCondition condition) {
        var before = last.map(OwnCondition::well).orElse(true);
        last = Optional.of(condition);
        if (before && !condition.well()) {
            LOG.warnf("%s: %s is not well: %s", pool, me, String.join("; ", condition.reasons()));
        } else if (!before && condition.well()) {
            LOG.infof("%s: %s is well again", pool, me);
        }
        found.accept(condition);
    }

    /** Examines no more. */
    @Override
    public synchronized void close() {
        closed = true;
        next.cancel(false);
    }
}
