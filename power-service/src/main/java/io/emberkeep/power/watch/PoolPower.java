package io.emberkeep.power.watch;

import io.emberkeep.contract.configuration.PoolConfiguration;
import io.emberkeep.contract.decision.KeptDecision;
import io.emberkeep.contract.energy.EnergyUsed;
import io.emberkeep.contract.id.MemberId;
import io.emberkeep.contract.id.PoolId;
import io.emberkeep.contract.id.TransitionId;
import io.emberkeep.contract.load.LoadSample;
import io.emberkeep.power.energy.EnergyLedger;
import io.emberkeep.power.energy.Tariff;
import io.emberkeep.power.keeping.PssKeeping;
import io.emberkeep.power.plan.Errand;
import io.emberkeep.power.plan.PowerPlanner;
import io.emberkeep.power.pss.Asked;
import io.emberkeep.power.pss.EnergyNow;
import io.emberkeep.power.pss.PoolNow;
import io.emberkeep.power.pss.Pss;
import io.emberkeep.power.pss.PssDecision;
import io.emberkeep.power.pss.Wish;
import io.emberkeep.power.transition.Course;
import io.emberkeep.power.transition.CourseInput;
import io.emberkeep.power.transition.CourseView;
import io.emberkeep.power.transition.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** One pool's PSS, kept going: its rounds in time, its courses each on a thread of its own. */
public final class PoolPower {

    private static final Logger LOG = Logger.getLogger(PoolPower.class);
    private static final int NAMES = 0x10000;
    private static final int REMEMBERED = 500;
    private static final Duration WRITTEN_EVERY = Duration.ofMinutes(1);

    private final PoolId pool;
    private final CourseRun.Means means;
    private final Pss pss;
    private final Accounts accounts;
    private final Map<TransitionId, CourseRun> running = new HashMap<>();
    private final Deque<PssDecision> decided = new ArrayDeque<>();
    private boolean stopped;

    /** @param accounts where its energy is written down */
    PoolPower(MemberId member, PoolConfiguration first, CourseRun.Means means, Accounts accounts) {
        this.accounts = accounts;
        this.pool = first.inventory().pool();
        this.means = means;
        this.pss =
                new Pss(
                        member,
                        first,
                        () -> ThreadLocalRandom.current().nextInt(NAMES),
                        PowerPlanner::plan);
    }

    /** Where a pool's energy is written down. */
    interface Accounts {

        /** Until when it is accounted; none if it never was. */
        Optional<Instant> end();

        /** Writes a part down; does not wait. */
        void write(EnergyUsed part);

        /** All since a moment. @param open what is not written yet */
        EnergyLedger.Total since(Optional<Instant> since, Optional<EnergyUsed> open);
    }

    void start() {
        pss.energy().accountFrom(accounts.end().orElseGet(means.time()::instant));
        apply(pss.configuration());
        plan();
    }

    synchronized void apply(PoolConfiguration newest) {
        if (stopped) {
            return;
        }
        var at = means.time().instant();
        var courses = pss.apply(newest, at);
        keep();
        running.forEach(
                (id, run) -> run.tell(new CourseInput.Configured(at, CourseView.of(newest, id))));
        run(courses);
    }

    /** Takes a sample. @param by who measured @return why not; none if it counts, or nobody wants it */
    synchronized Optional<String> offer(LoadSample sample, String by) {
        return pss.offer(sample, by, means.time().instant());
    }

    synchronized PoolNow now() {
        return pss.now();
    }

    /** What would be done about an operator's wish. */
    public synchronized Errand plan(Wish wish) {
        return pss.plan(wish, means.time().instant());
    }

    /** Begins what an operator wants. @return what comes of it; what is begun may yet be refused by the SIF */
    public synchronized Carried carry(Wish wish, String request, String operator) {
        if (stopped) {
            return new Carried(new Asked.Refused("this power-service stops"), Optional.empty());
        }
        var asked = pss.ask(wish, request, operator, means.time().instant());
        return switch (asked) {
            case Asked.Begun(var course, _) -> {
                run(List.of(course));
                yield new Carried(asked, begun(course.transition()));
            }
            case Asked.Known(var id) -> new Carried(asked, begun(id));
            case Asked.Refused _ -> new Carried(asked, Optional.empty());
        };
    }

    /**
     * A wish that is being carried out.
     *
     * @param begun completes once its claim is granted, or it is over without; none if nothing runs here
     */
    public record Carried(Asked asked, Optional<CompletableFuture<Course>> begun) {}

    private Optional<CompletableFuture<Course>> begun(TransitionId id) {
        return Optional.ofNullable(running.get(id)).map(CourseRun::begun);
    }

    /** What its hosts used and saved. @param since told by what time it is; none: since the account began */
    synchronized EnergyNow energy(Function<Instant, Optional<Instant>> since) {
        var now = means.time().instant();
        var power = pss.configuration().inventory().settings().power();
        return EnergyNow.of(
                pool.value(),
                power.isPresent(),
                accounts.since(since.apply(now), pss.energy().open(now)),
                power.map(Tariff::of).orElse(Tariff.NONE));
    }

    private void plan() {
        means.timers().schedule(this::tick, period().toMillis(), TimeUnit.MILLISECONDS);
    }

    private synchronized Duration period() {
        return pss.period();
    }

    private void tick() {
        try {
            round();
        } catch (RuntimeException fault) {
            LOG.errorf(fault, "%s could not be judged: %s", pool, fault.getMessage());
        } finally {
            if (!isStopped()) {
                plan();
            }
        }
    }

    private synchronized boolean isStopped() {
        return stopped;
    }

    private synchronized void round() {
        if (!stopped) {
            var at = means.time().instant();
            run(pss.round(at));
            keep();
            pss.withdrawn().forEach(means.channels()::report);
            pss.energy().close(writtenEvery(), at).forEach(accounts::write);
        }
    }

    /** An account that has no end yet gets one soon: whoever follows a service that dies would begin it anew. */
    private Duration writtenEvery() {
        return accounts.end().isPresent() ? WRITTEN_EVERY : Duration.ZERO;
    }

    private void keep() {
        for (var decision : pss.decided()) {
            means.channels().keep(() -> PssKeeping.of(decision));
            decided.add(decision);
            if (decided.size() > REMEMBERED) {
                decided.removeFirst();
            }
        }
    }

    /** What was decided here, of the last some hundred decisions those about one name, the newest first. */
    synchronized List<KeptDecision> decided(String about) {
        return decided.reversed().stream()
                .filter(
                        one ->
                                PssKeeping.about(one).stream()
                                        .anyMatch(who -> who.name().equals(about)))
                .map(PssKeeping::of)
                .toList();
    }

    private void run(List<Course> courses) {
        for (var course : courses) {
            var run = new CourseRun(course, means, this::ended);
            running.put(course.transition(), run);
            run.start();
        }
    }

    private synchronized void ended(Course course) {
        running.remove(course.transition());
        pss.ended(course, means.time().instant());
        keep();
        // What was begun is told by its events; what never was, by nobody else.
        if (course.phase() instanceof Phase.Over(var outcome, var reason)
                && (outcome == Phase.Outcome.REFUSED || outcome == Phase.Outcome.LOST)) {
            LOG.infof("%s %s is %s: %s", pool, course.transition(), outcome, reason);
        }
    }

    synchronized void stop() {
        pss.energy().close(Duration.ZERO, means.time().instant()).forEach(accounts::write);
        stopped = true;
        running.values().forEach(CourseRun::stop);
    }
}
