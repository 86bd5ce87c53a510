package io.emberkeep.power.pss;

import io.emberkeep.contract.configuration.Mode;
import io.emberkeep.contract.configuration.PoolConfiguration;
import io.emberkeep.contract.configuration.PowerMode;
import io.emberkeep.contract.configuration.Transition;
import io.emberkeep.contract.configuration.TransitionKind;
import io.emberkeep.contract.configuration.TransitionState;
import io.emberkeep.contract.id.GroupId;
import io.emberkeep.contract.id.MemberId;
import io.emberkeep.contract.id.TransitionId;
import io.emberkeep.contract.inventory.PowerSettings;
import io.emberkeep.contract.load.LoadSample;
import io.emberkeep.contract.signal.TransitionQuestion.ClaimTransition;
import io.emberkeep.contract.signal.TransitionReport.WithdrawTransition;
import io.emberkeep.contract.transition.Step;
import io.emberkeep.power.plan.Errand;
import io.emberkeep.power.plan.GroupPlan;
import io.emberkeep.power.plan.PoolView;
import io.emberkeep.power.plan.PowerPolicy;
import io.emberkeep.power.plan.Restoring;
import io.emberkeep.power.transition.Course;
import io.emberkeep.power.transition.CourseView;
import io.emberkeep.power.transition.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;

/**
 * One pool's Power Saving System (paper C): its samples, its judgements each measuring period, and the transitions
 * that it begins. It tells which courses are to be run; whoever runs them says how each ended. What it holds may be
 * lost at any time: it then counts lights anew. Not for several threads at once.
 */
public final class Pss {

    private final MemberId member;
    private final IntSupplier chance;
    private final Windows windows = new Windows();
    private final PoolEnergy energy = new PoolEnergy(windows);
    private final Seen seen = new Seen();
    private final Judge judge;
    private final Patience patience = new Patience();
    private final Proposals proposals;
    private List<WithdrawTransition> withdrawn = List.of();

    private final Wishes wishes = new Wishes();

    /** What is carried out here, and whose shape it changes; none if no group's. */
    private final Map<TransitionId, Optional<GroupId>> running = new HashMap<>();

    /** Those that were lost here, and when: they are not asked for again at once. */
    private final Map<TransitionId, Instant> left = new HashMap<>();

    private PoolConfiguration configuration;
    private Optional<Rules> rules;
    private PoolNow now;

    /**
     * Knows a pool; nothing was measured yet.
     *
     * @param member in whose name transitions are claimed
     * @param first the configuration to begin with; {@link #apply} is still to be told of it
     * @param chance any number, by which names of transitions differ
     * @param planner decides which transitions there are to be
     */
    public Pss(MemberId member, PoolConfiguration first, IntSupplier chance, Planner planner) {
        this.member = member;
        this.chance = chance;
        this.judge = new Judge(planner);
        this.proposals = new Proposals(member);
        this.configuration = first;
        this.rules = Optional.empty();
        this.now = unjudged(first);
    }

    private static PoolNow unjudged(PoolConfiguration configuration) {
        return PoolNow.unjudged(
                configuration.inventory().pool().value(), false, configuration.powerMode().name());
    }

    /** What its hosts use. */
    public PoolEnergy energy() {
        return energy;
    }

    /** Takes the newest configuration. @return what is to be taken over and run from now on */
    public List<Course> apply(PoolConfiguration newest, Instant at) {
        configuration = newest;
        rules = newest.inventory().settings().power().map(Rules::of);
        energy.apply(newest, rules, at);
        if (rules.isEmpty()) {
            now = unjudged(newest);
        }
        windows.apply(newest.inventory());
        seen.apply(newest, at);
        left.keySet().removeIf(id -> newest.transition(id).isEmpty());
        return takeOver(at);
    }

    /** Takes a sample. @return why not; none if it counts, or nobody wants it */
    public Optional<String> offer(LoadSample sample, Instant at) {
        return offer(sample, "", at);
    }

    /**
     * The same, where it is known who measured: while a server measures itself, what others measure of it is left out.
     *
     * @param by the server's own name if it measured itself
     */
    public Optional<String> offer(LoadSample sample, String by, Instant at) {
        return rules.flatMap(known -> windows.offer(sample, by, at, known.load()));
    }

    /** What is known of the pool, and why it is as it is. */
    public PoolNow now() {
        return now;
    }

    /** The newest configuration. */
    public PoolConfiguration configuration() {
        return configuration;
    }

    /** How long from one round to the next. */
    public Duration period() {
        return configuration
                .inventory()
                .settings()
                .power()
                .orElse(PowerSettings.DEFAULT)
                .measuringPeriod();
    }

    /** Judges each group once. @return what follows from it, to be run from now on */
    public List<Course> round(Instant at) {
        var courses = takeOver(at);
        withdrawn = List.of();
        var view = seen.view(configuration, at);
        if (configuration.mode() == Mode.ARMED) {
            restore(view, courses);
        }
        if (rules.isEmpty()) {
            return courses;
        }
        var round = judge.round(view, windows, rules.get());
        now = PoolNow.of(round, patience);
        withdrawn = proposals.round(configuration, round.plan());
        if (configuration.mode() == Mode.ARMED
                && configuration.powerMode() != PowerMode.REPORT_ONLY) {
            begin(round, at, courses);
        }
        return courses;
    }

    /** What the last round withdrew, for the SIF to be told. */
    public List<WithdrawTransition> withdrawn() {
        return withdrawn;
    }

    /**
     * What an operator wants, planned from what is known now.
     *
     * @param request names it: asked twice by the same name it is done once
     * @param operator who asks, for the record
     */
    public Asked ask(Wish wish, String request, String operator, Instant at) {
        var id = Names.of(wish, request);
        if (running.containsKey(id)
                || wishes.knows(id)
                || configuration.transition(id).isPresent()) {
            return new Asked.Known(id);
        }
        var view = seen.view(configuration, at);
        return switch (wish.plan(view, policy())) {
            case Errand.Refused(var reason) -> new Asked.Refused(reason);
            case Errand.Steps plan -> {
                wishes.begun(id);
                var reason = "%s %s".formatted(operator, wish.sentence());
                yield new Asked.Begun(
                        claim(id, wish.kind(), wish.group(view), plan.steps(), reason), plan);
            }
        };
    }

    /** What would be done about a wish now. */
    public Errand plan(Wish wish, Instant at) {
        return wish.plan(seen.view(configuration, at), policy());
    }

    private PowerPolicy policy() {
        return rules.orElseGet(() -> Rules.of(PowerSettings.DEFAULT)).policy();
    }

    /** Groups get back what a drain took, once that may be: also where nothing is saved. */
    private void restore(PoolView view, List<Course> courses) {
        for (var group : configuration.inventory().groups()) {
            var steps = Restoring.plan(view, group.name(), policy());
            if (!steps.isEmpty()) {
                begin(
                                TransitionKind.RESTORING,
                                Optional.of(group.name()),
                                steps,
                                "in the moderate state all its servers are where they belong",
                                view.now())
                        .ifPresent(courses::add);
            }
        }
    }

    private void begin(PoolNow.Round round, Instant at, List<Course> courses) {
        var plan = round.plan();
        for (var one : plan.groups()) {
            begin(
                            kind(one),
                            Optional.of(one.group()),
                            one.steps(),
                            round.judged().get(one.group()).reason(),
                            at)
                    .ifPresent(courses::add);
        }
        // Whoever puts hosts to sleep reckons with where the groups are, not with where they go.
        if (plan.groups().isEmpty() && !plan.sleeps().isEmpty() && isQuiet()) {
            begin(
                            TransitionKind.SLEEPING,
                            Optional.empty(),
                            List.copyOf(plan.sleeps()),
                            "nobody in operation on them",
                            at)
                    .ifPresent(courses::add);
        }
    }

    private Optional<Course> begin(
            TransitionKind kind,
            Optional<GroupId> group,
            List<Step> steps,
            String reason,
            Instant at) {
        if (isBusy(group, steps) || patience.whyNot(group, at).isPresent()) {
            return Optional.empty();
        }
        var id = Names.of(kind, group, at, chance.getAsInt());
        return Optional.of(claim(id, kind, group, steps, reason));
    }

    private Course claim(
            TransitionId id,
            TransitionKind kind,
            Optional<GroupId> group,
            List<Step> steps,
            String reason) {
        running.put(id, group);
        return Course.claiming(
                new ClaimTransition(id, member, kind, group, steps, reason),
                CourseView.of(configuration, id));
    }

    private boolean isQuiet() {
        return running.isEmpty()
                && configuration.transitions().stream().noneMatch(one -> one.state().isOpen());
    }

    /** Whether something of that group is under way already, or the same was proposed. */
    private boolean isBusy(Optional<GroupId> group, List<Step> steps) {
        return running.containsValue(group)
                || configuration.transitions().stream()
                        .filter(one -> one.group().equals(group))
                        .anyMatch(
                                one ->
                                        one.state() != TransitionState.PROPOSED
                                                || configuration.powerMode() == PowerMode.APPROVE
                                                        && one.steps().equals(steps));
    }

    /** What is open and has no holder, or one of our own earlier lives, or was approved (DESIGN rule 3). */
    private List<Course> takeOver(Instant at) {
        var courses = new ArrayList<Course>();
        if (configuration.mode() != Mode.ARMED) {
            return courses;
        }
        var lease = configuration.inventory().settings().lease();
        for (var one : configuration.transitions()) {
            var lately =
                    Optional.ofNullable(left.get(one.id()))
                            .filter(since -> Duration.between(since, at).compareTo(lease) < 0);
            if (isForUs(one) && !running.containsKey(one.id()) && lately.isEmpty()) {
                running.put(one.id(), one.group());
                courses.add(
                        Course.takingOver(
                                one.id(), member, CourseView.of(configuration, one.id())));
            }
        }
        return courses;
    }

    private boolean isForUs(Transition one) {
        return one.state() == TransitionState.APPROVED
                || one.state().isOpen() && (!one.leased() || one.holder().equals(member));
    }

    /** Hears that a course is over: what failed is tried again later, what was lost is left for a while. */
    public void ended(Course course, Instant at) {
        if (!(course.phase() instanceof Phase.Over(var outcome, var reason))) {
            throw new IllegalArgumentException(course.transition() + " is not over");
        }
        var group = running.remove(course.transition());
        seen.notWoken(course.notWoken(), at);
        if (wishes.ended(course.transition(), outcome)) {
            if (outcome == Phase.Outcome.LOST) {
                left.put(course.transition(), at);
            }
            return;
        }
        switch (outcome) {
            case DONE -> patience.worked(group);
            case UNDONE, STOPPED -> patience.failed(group, reason, at);
            case LOST -> left.put(course.transition(), at);
            case PROPOSED, REFUSED -> {}
        }
    }

    private static TransitionKind kind(GroupPlan plan) {
        return switch (plan.to()) {
            case LIGHT -> TransitionKind.GOING_LIGHT;
            case MODERATE -> TransitionKind.GOING_MODERATE;
            case HEAVY -> TransitionKind.GOING_HEAVY;
        };
    }
}
