package io.emberkeep.monitor.watch;

import io.emberkeep.contract.configuration.PoolConfiguration;
import io.emberkeep.contract.heartbeat.Heartbeat;
import io.emberkeep.contract.id.MemberId;
import io.emberkeep.contract.id.PoolId;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.inventory.Settings;
import io.emberkeep.monitor.dbss.DbssInput.Configured;
import io.emberkeep.monitor.dbss.Views;
import io.emberkeep.monitor.heartbeat.Hearing;
import io.emberkeep.monitor.heartbeat.OwnCondition;
import io.emberkeep.monitor.heartbeat.Roll;
import io.emberkeep.monitor.self.SelfCheck;
import io.emberkeep.monitor.self.SelfChecks;
import io.emberkeep.monitor.structure.Duties;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** One pool: a watcher for each target that is ours, ticked together at multiples of the interval. */
final class PoolWatch {

    private static final Logger LOG = Logger.getLogger(PoolWatch.class);

    private final PoolId pool;
    private final MemberId member;
    private final Effects.Means means;
    private final Map<ServerId, Watcher> watchers = new TreeMap<>();
    private final Instant began;
    private final Roll roll;
    private Optional<SelfChecks> selfChecks = Optional.empty();
    private Roll.Silent called = Roll.Silent.NOBODY;
    private PoolConfiguration configuration;
    private Pace pace = new Pace(0, 0, 0);
    private Future<?> next = CompletableFuture.completedFuture(null);
    private Instant last = Instant.EPOCH;
    private int plan;
    private boolean stopped;

    PoolWatch(MemberId member, PoolConfiguration first, Effects.Means means) {
        this.pool = first.inventory().pool();
        this.member = member;
        this.means = means;
        this.began = means.time().instant();
        this.roll = new Roll(first, began);
        this.configuration = first;
    }

    void start() {
        apply(configuration);
        planNext();
        selfChecks =
                Optional.of(
                        SelfChecks.start(
                                member,
                                configuration,
                                new SelfCheck(means.examiner(), means.time(), means.clock()),
                                means.time(),
                                means.clock(),
                                this::beat));
    }

    /** What another member found out about itself, and that it is there. */
    synchronized void heard(Heartbeat beat, Instant heardAt) {
        switch (roll.hear(beat, heardAt)) {
            case Hearing.Refused(var refusal) -> {
                if (refusal.times() == 1) {
                    LOG.warnf("%s: %s", pool, refusal.reason());
                }
            }
            case Hearing.Taken _, Hearing.Ignored _ -> {}
        }
    }

    /** Said before the tick, so that the others know by then whether to trust this member to watch (RING-1). */
    private void beat(OwnCondition own) {
        Heartbeat beat;
        means.ledger()
                .own(own.well() ? Optional.empty() : Optional.of(String.join("; ", own.reasons())));
        synchronized (this) {
            beat =
                    new Heartbeat(
                            member,
                            own.at(),
                            means.ledger().lateness(),
                            means.ledger().trusted(configuration.inventory().settings()),
                            watchers.size(),
                            own.well(),
                            own.reasons(),
                            means.clockError().get());
        }
        // A broker that is away must not make the next tick late.
        Thread.ofVirtual().start(() -> means.channels().beat(beat));
    }

    /** Rows that come and go start and end DBSSs by themselves (DBSS-11). */
    synchronized void apply(PoolConfiguration newest) {
        var before = configuration;
        configuration = newest;
        if (!interval(newest).equals(interval(before))) {
            // What is planned by an interval that is no more may be far away.
            next.cancel(false);
            planNext();
        }
        roll.configured(newest, means.time().instant());
        selfChecks.ifPresent(checks -> checks.apply(newest));
        var views = Views.of(newest, member);
        var known = Map.copyOf(watchers);
        revise(Duties.of(before, member), views);
        known.forEach(
                (target, watcher) ->
                        views.of(target)
                                .filter(_ -> watchers.containsKey(target))
                                .ifPresent(
                                        view ->
                                                watcher.tell(
                                                        new Configured(
                                                                means.time().instant(), view))));
    }

    /** Starts and ends DBSSs as the structure has it now (RING-2 i and ii). @param before who watched whom until now */
    private void revise(Duties before, Views views) {
        var ours = Duties.of(configuration, member).watched(watchers.keySet(), roll.silent());
        watchers.entrySet()
                .removeIf(
                        entry -> {
                            var gone = !ours.contains(entry.getKey());
                            if (gone) {
                                entry.getValue().stop();
                                LOG.infof("%s %s is not watched any more", pool, entry.getKey());
                            }
                            return gone;
                        });
        var fresh = new ArrayList<ServerId>();
        for (var target : ours) {
            if (!watchers.containsKey(target)) {
                views.of(target)
                        .ifPresent(
                                view -> {
                                    var watcher = new Watcher(view, means);
                                    watchers.put(target, watcher);
                                    watcher.start(knowsWell() && before.othersWatch(target));
                                    fresh.add(target);
                                });
            }
        }
        if (!fresh.isEmpty()) {
            LOG.infof("%s: watched from now on: %s", pool, Words.list(fresh));
        }
    }

    /** After a start it watches before it acts (DESIGN rule 10), then what others watched is acted on at once. */
    private boolean knowsWell() {
        return !means.time()
                .instant()
                .isBefore(began.plus(interval(configuration).multipliedBy(2)));
    }

    private static Duration interval(PoolConfiguration pool) {
        return pool.inventory().settings().interval();
    }

    /** How many targets are watched here. */
    synchronized int size() {
        return watchers.size();
    }

    /** When its targets are examined, from the next tick on. */
    synchronized void pace(Pace newest) {
        pace = newest;
    }

    synchronized Map<ServerId, Watcher.Now> now() {
        var all = new TreeMap<ServerId, Watcher.Now>();
        watchers.forEach((target, watcher) -> all.put(target, watcher.now()));
        return all;
    }

    private synchronized void planNext() {
        if (stopped) {
            return;
        }
        var now = means.time().instant();
        var settings = configuration.inventory().settings();
        var phase = pace.ofPool(settings.interval());
        var soonest = Ticks.next(now.minus(phase), settings.interval()).plus(phase);
        // A wait may end a little early, and a pool may move within the interval: no tick comes
        // twice.
        var planned =
                Duration.between(last, soonest).multipliedBy(2).compareTo(settings.interval()) < 0
                        ? soonest.plus(settings.interval())
                        : soonest;
        plan++;
        var mine = plan;
        next =
                means.clock()
                        .schedule(
                                () -> tick(planned, mine),
                                Duration.between(now, planned).toNanos(),
                                TimeUnit.NANOSECONDS);
    }

    private void tick(Instant planned, int mine) {
        try {
            begin(planned, mine);
        } catch (RuntimeException fault) {
            LOG.errorf(fault, "%s: a tick failed", pool);
        } finally {
            planAfter(mine);
        }
    }

    private synchronized void planAfter(int tick) {
        if (tick == plan) {
            planNext();
        }
    }

    private synchronized void begin(Instant planned, int mine) {
        if (stopped || mine != plan) {
            return;
        }
        last = planned;
        // Before anything is examined (RING-8).
        if (!roll.call(planned).equals(called)) {
            called = roll.silent();
            revise(Duties.of(configuration, member), Views.of(configuration, member));
        }
        var settings = configuration.inventory().settings();
        var at = means.time().instant();
        // A wait may end a little early; what was planned counts then.
        var lateness = at.isBefore(planned) ? Duration.ZERO : Duration.between(planned, at);
        var gateway = settings.gateway();
        means.ledger()
                .begin(
                        lateness,
                        configuration.operation().size(),
                        watchers.entrySet().stream()
                                .filter(entry -> entry.getValue().now().state().phase().isFresh())
                                .map(Map.Entry::getKey)
                                .toList(),
                        gateway.isPresent());
        gateway.ifPresent(
                address -> means.examiner().answers(address, settings, means.ledger()::gateway));
        examineAll(planned, settings);
    }

    /** The first hundred now, each further hundred a moment later. */
    private void examineAll(Instant planned, Settings settings) {
        var all = List.copyOf(watchers.values());
        for (var from = 0; from < all.size(); from += Pace.AT_ONCE) {
            var some = all.subList(from, Math.min(from + Pace.AT_ONCE, all.size()));
            var later = pace.inPool(from, settings.interval(), settings.networkTimeout());
            if (later.isZero()) {
                some.forEach(watcher -> watcher.tick(planned));
            } else {
                var then = planned.plus(later);
                means.clock()
                        .schedule(
                                () -> some.forEach(watcher -> watcher.tick(then)),
                                Duration.between(means.time().instant(), then).toNanos(),
                                TimeUnit.NANOSECONDS);
            }
        }
    }

    synchronized void stop() {
        stopped = true;
        next.cancel(false);
        selfChecks.ifPresent(SelfChecks::close);
        watchers.values().forEach(Watcher::stop);
    }
}
