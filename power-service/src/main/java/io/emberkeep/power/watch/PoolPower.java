package io.emberkeep.power.watch;

import io.emberkeep.contract.configuration.Mode;
import io.emberkeep.contract.configuration.PoolConfiguration;
import io.emberkeep.contract.configuration.PowerMode;
import io.emberkeep.contract.configuration.Transition;
import io.emberkeep.contract.configuration.TransitionKind;
import io.emberkeep.contract.configuration.TransitionState;
import io.emberkeep.contract.id.GroupId;
import io.emberkeep.contract.id.MemberId;
import io.emberkeep.contract.id.PoolId;
import io.emberkeep.contract.id.TransitionId;
import io.emberkeep.contract.inventory.PowerSettings;
import io.emberkeep.contract.load.LoadSample;
import io.emberkeep.contract.signal.TransitionQuestion.ClaimTransition;
import io.emberkeep.contract.transition.Step;
import io.emberkeep.power.plan.GroupPlan;
import io.emberkeep.power.transition.Course;
import io.emberkeep.power.transition.CourseInput;
import io.emberkeep.power.transition.CourseView;
import io.emberkeep.power.transition.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** One pool: its samples, its judgements each measuring period, and the transitions that come of them. */
final class PoolPower {

    private static final Logger LOG = Logger.getLogger(PoolPower.class);

    private final PoolId pool;
    private final MemberId member;
    private final CourseRun.Means means;
    private final Windows windows = new Windows();
    private final Seen seen = new Seen();
    private final Judge judge = new Judge();
    private final Patience patience = new Patience();
    private final Map<TransitionId, Running> running = new HashMap<>();

    /** Those that were lost here, and when: they are not asked for again at once. */
    private final Map<TransitionId, Instant> left = new HashMap<>();

    /** What is carried out here. @param group whose shape it changes; none if no group's */
    private record Running(CourseRun run, Optional<GroupId> group) {}

    private PoolConfiguration configuration;
    private Optional<Rules> rules = Optional.empty();
    private PoolNow now;
    private boolean stopped;

    PoolPower(MemberId member, PoolConfiguration first, CourseRun.Means means) {
        this.pool = first.inventory().pool();
        this.member = member;
        this.means = means;
        this.configuration = first;
        this.now = PoolNow.unjudged(pool.value(), false, first.powerMode().name());
    }

    void start() {
        apply(configuration);
        plan();
    }

    synchronized void apply(PoolConfiguration newest) {
        configuration = newest;
        var at = means.time().instant();
        rules = newest.inventory().settings().power().map(Rules::of);
        if (rules.isEmpty()) {
            now = PoolNow.unjudged(pool.value(), false, newest.powerMode().name());
        }
        windows.apply(newest.inventory());
        seen.apply(newest, at);
        left.keySet().removeIf(id -> newest.transition(id).isEmpty());
        running.forEach(
                (id, one) ->
                        one.run().tell(new CourseInput.Configured(at, CourseView.of(newest, id))));
        takeOver(at);
    }

    /** Takes a sample. @return why not; none if it counts, or nobody wants it */
    synchronized Optional<String> offer(LoadSample sample) {
        return rules.flatMap(
                known ->
                        windows.offer(
                                sample,
                                configuration.inventory(),
                                means.time().instant(),
                                known.load()));
    }

    synchronized PoolNow now() {
        return now;
    }

    private void plan() {
        means.timers().schedule(this::tick, period().toMillis(), TimeUnit.MILLISECONDS);
    }

    private synchronized Duration period() {
        return configuration
                .inventory()
                .settings()
                .power()
                .orElse(PowerSettings.DEFAULT)
                .measuringPeriod();
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

    /** Judges each group, and begins what follows from it. */
    synchronized void round() {
        if (stopped) {
            return;
        }
        var at = means.time().instant();
        takeOver(at);
        if (rules.isEmpty()) {
            return;
        }
        var round = judge.round(seen.view(configuration, at), windows, rules.get());
        now = PoolNow.of(round, patience);
        if (configuration.mode() == Mode.ARMED
                && configuration.powerMode() != PowerMode.REPORT_ONLY) {
            begin(round, at);
        }
    }

    private void begin(PoolNow.Round round, Instant at) {
        var plan = round.plan();
        for (var one : plan.groups()) {
            begin(
                    kind(one),
                    Optional.of(one.group()),
                    one.steps(),
                    round.judged().get(one.group()).reason(),
                    at);
        }
        // Whoever puts hosts to sleep reckons with where the groups are, not with where they go.
        if (plan.groups().isEmpty() && !plan.sleeps().isEmpty() && isQuiet()) {
            begin(
                    TransitionKind.SLEEPING,
                    Optional.empty(),
                    List.copyOf(plan.sleeps()),
                    "nobody in operation on them",
                    at);
        }
    }

    private void begin(
            TransitionKind kind,
            Optional<GroupId> group,
            List<Step> steps,
            String reason,
            Instant at) {
        if (isBusy(group, steps) || patience.whyNot(group, at).isPresent()) {
            return;
        }
        var id = Names.of(kind, group, at);
        run(
                Course.claiming(
                        new ClaimTransition(id, member, kind, group, steps, reason),
                        CourseView.of(configuration, id)),
                group);
    }

    private boolean isQuiet() {
        return running.isEmpty()
                && configuration.transitions().stream().noneMatch(one -> one.state().isOpen());
    }

    /** Whether something of that group is under way already, or the same was proposed. */
    private boolean isBusy(Optional<GroupId> group, List<Step> steps) {
        return running.values().stream().anyMatch(one -> one.group().equals(group))
                || configuration.transitions().stream()
                        .filter(one -> one.group().equals(group))
                        .anyMatch(
                                one ->
                                        one.state() != TransitionState.PROPOSED
                                                || configuration.powerMode() == PowerMode.APPROVE
                                                        && one.steps().equals(steps));
    }

    /** What is open and has no holder, or one of our own earlier lives, or was approved (DESIGN rule 3). */
    private void takeOver(Instant at) {
        if (stopped || configuration.mode() != Mode.ARMED) {
            return;
        }
        var lease = configuration.inventory().settings().lease();
        for (var one : configuration.transitions()) {
            var lately =
                    Optional.ofNullable(left.get(one.id()))
                            .filter(since -> Duration.between(since, at).compareTo(lease) < 0);
            if (isForUs(one) && !running.containsKey(one.id()) && lately.isEmpty()) {
                run(
                        Course.takingOver(one.id(), member, CourseView.of(configuration, one.id())),
                        one.group());
            }
        }
    }

    private boolean isForUs(Transition one) {
        return one.state() == TransitionState.APPROVED
                || one.state().isOpen() && (!one.leased() || one.holder().equals(member));
    }

    private void run(Course course, Optional<GroupId> group) {
        var run = new CourseRun(course, means, this::ended);
        running.put(course.transition(), new Running(run, group));
        run.start();
    }

    private synchronized void ended(Course course) {
        if (!(course.phase() instanceof Phase.Over(var outcome, var reason))) {
            return;
        }
        var at = means.time().instant();
        var group = running.remove(course.transition()).group();
        seen.notWoken(course.notWoken(), at);
        switch (outcome) {
            case DONE -> patience.worked(group);
            case UNDONE, STOPPED -> patience.failed(group, reason, at);
            case LOST -> left.put(course.transition(), at);
            case PROPOSED, REFUSED -> {}
        }
        // What was begun is told by its events; what never was, by nobody else.
        LOG.debugf("%s %s: %s, %s", pool, course.transition(), outcome, reason);
        if (outcome == Phase.Outcome.REFUSED || outcome == Phase.Outcome.LOST) {
            LOG.infof("%s %s is %s: %s", pool, course.transition(), outcome, reason);
        }
    }

    private static TransitionKind kind(GroupPlan plan) {
        return switch (plan.to()) {
            case LIGHT -> TransitionKind.GOING_LIGHT;
            case MODERATE -> TransitionKind.GOING_MODERATE;
            case HEAVY -> TransitionKind.GOING_HEAVY;
        };
    }

    synchronized void stop() {
        stopped = true;
        running.values().forEach(one -> one.run().stop());
    }
}
