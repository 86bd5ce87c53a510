package io.emberkeep.power.pss;

import io.emberkeep.contract.configuration.Mode;
import io.emberkeep.contract.configuration.PoolConfiguration;
import io.emberkeep.contract.configuration.PowerMode;
import io.emberkeep.contract.configuration.TransitionKind;
import io.emberkeep.contract.id.MemberId;
import io.emberkeep.contract.inventory.PowerSettings;
import io.emberkeep.contract.load.LoadSample;
import io.emberkeep.contract.signal.TransitionReport.WithdrawTransition;
import io.emberkeep.power.plan.Errand;
import io.emberkeep.power.plan.GroupPlan;
import io.emberkeep.power.plan.PoolView;
import io.emberkeep.power.plan.PowerPolicy;
import io.emberkeep.power.plan.Restoring;
import io.emberkeep.power.transition.Course;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;

/**
 * One pool's Power Saving System (paper C): its samples, its judgements each measuring period, and the transitions
 * that it begins. It tells which courses are to be run; whoever runs them says how each ended. What it holds may be
 * lost at any time: it then counts lights anew. Not for several threads at once.
 */
public final class Pss {

    /** So many decisions wait for who asks for them; nobody who asks after each call meets it. */
    private static final int MOST_UNTOLD = 10_000;

    private final Courses courses;
    private final Windows windows = new Windows();
    private final PoolEnergy energy = new PoolEnergy(windows);
    private final Seen seen = new Seen();
    private final Judge judge;
    private final Proposals proposals;
    private final Told told = new Told();
    private final Fates fates = new Fates();
    private final Deque<PssDecision> decided = new ArrayDeque<>();
    private List<WithdrawTransition> withdrawn = List.of();

    private PoolConfiguration configuration;
    private Optional<Rules> rules;
    private Optional<Standing> standing = Optional.empty();
    private Optional<Round> last = Optional.empty();

    /**
     * Knows a pool; nothing was measured yet.
     *
     * @param member in whose name transitions are claimed
     * @param first the configuration to begin with; {@link #apply} is still to be told of it
     * @param chance any number, by which names of transitions differ
     * @param planner decides which transitions there are to be
     */
    public Pss(MemberId member, PoolConfiguration first, IntSupplier chance, Planner planner) {
        this.courses = new Courses(member, chance);
        this.judge = new Judge(planner);
        this.proposals = new Proposals(member);
        this.configuration = first;
        this.rules = Optional.empty();
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
            last = Optional.empty();
        }
        windows.apply(newest.inventory());
        seen.apply(newest, at);
        decided(fates.apply(newest, courses::isRunning, at));
        return courses.takeOver(newest, at);
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
        return last.map(round -> PoolNow.of(round, courses.patience()))
                .orElseGet(
                        () ->
                                PoolNow.unjudged(
                                        configuration.inventory().pool().value(),
                                        false,
                                        configuration.powerMode().name()));
    }

    /** Of how many groups the load was not known when they were judged last. */
    public long unknown() {
        return last.map(Round::unknown).orElse(0L);
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
        var begun = courses.takeOver(configuration, at);
        withdrawn = List.of();
        var view = seen.view(configuration, at);
        if (configuration.mode() == Mode.ARMED) {
            restore(view, begun);
        }
        if (rules.isEmpty()) {
            return begun;
        }
        var round = judge.round(view, standing(view), windows, rules.get());
        last = Optional.of(round);
        decided(told.round(round));
        withdrawn = proposals.round(configuration, round.plan());
        fates.withdrawn(withdrawn);
        if (configuration.mode() == Mode.ARMED
                && configuration.powerMode() != PowerMode.REPORT_ONLY) {
            begin(round, at, begun);
        }
        return begun;
    }

    /** What the last round withdrew, for the SIF to be told. */
    public List<WithdrawTransition> withdrawn() {
        return withdrawn;
    }

    /** What was decided since this was asked last: what became other than it was (DESIGN rule 11). */
    public List<PssDecision> decided() {
        var all = List.copyOf(decided);
        decided.clear();
        return all;
    }

    private void decided(Collection<? extends PssDecision> more) {
        decided.addAll(more);
        while (decided.size() > MOST_UNTOLD) {
            decided.removeFirst();
        }
    }

    /**
     * What an operator wants, planned from what is known now.
     *
     * @param request names it: asked twice by the same name it is done once
     * @param operator who asks, for the record
     */
    public Asked ask(Wish wish, String request, String operator, Instant at) {
        var id = Names.of(wish, request);
        if (courses.knows(id) || configuration.transition(id).isPresent()) {
            return new Asked.Known(id);
        }
        var view = seen.view(configuration, at);
        return switch (wish.plan(view, policy())) {
            case Errand.Refused(var reason) -> new Asked.Refused(reason);
            case Errand.Steps plan -> {
                var reason = "%s %s".formatted(operator, wish.sentence());
                yield new Asked.Begun(
                        courses.wanted(
                                configuration,
                                new Courses.Planned(
                                        wish.kind(), wish.group(view), plan.steps(), reason),
                                id),
                        plan);
            }
        };
    }

    /** What would be done about a wish now. */
    public Errand plan(Wish wish, Instant at) {
        return wish.plan(seen.view(configuration, at), policy());
    }

    private PowerPolicy policy() {
        return rules.map(Rules::policy).orElseGet(() -> Rules.of(PowerSettings.DEFAULT).policy());
    }

    /** What follows from the records, found out anew only if they changed. */
    private Standing standing(PoolView view) {
        var policy = policy();
        standing =
                standing.filter(known -> known.isOf(view, policy))
                        .or(() -> Optional.of(Standing.of(view, policy)));
        return standing.get();
    }

    /** Groups get back what a drain took, once that may be: also where nothing is saved. */
    private void restore(PoolView view, List<Course> begun) {
        for (var group : standing(view).incomplete()) {
            var steps = Restoring.plan(view, group, policy());
            if (!steps.isEmpty()) {
                courses.begin(
                                configuration,
                                new Courses.Planned(
                                        TransitionKind.RESTORING,
                                        Optional.of(group),
                                        steps,
                                        "in the moderate state all its servers are where they belong"),
                                view.now())
                        .ifPresent(begun::add);
            }
        }
    }

    private void begin(Round round, Instant at, List<Course> begun) {
        var plan = round.plan();
        for (var one : plan.groups()) {
            courses.begin(
                            configuration,
                            new Courses.Planned(
                                    kind(one),
                                    Optional.of(one.group()),
                                    one.steps(),
                                    round.judged().get(one.group()).reason()),
                            at)
                    .ifPresent(begun::add);
        }
        // Whoever puts hosts to sleep reckons with where the groups are, not with where they go.
        if (plan.groups().isEmpty() && !plan.sleeps().isEmpty() && courses.isQuiet(configuration)) {
            courses.begin(
                            configuration,
                            new Courses.Planned(
                                    TransitionKind.SLEEPING,
                                    Optional.empty(),
                                    List.copyOf(plan.sleeps()),
                                    "nobody in operation on them"),
                            at)
                    .ifPresent(begun::add);
        }
    }

    /** Hears that a course is over: what failed is tried again later, what was lost is left for a while. */
    public void ended(Course course, Instant at) {
        courses.ended(course, at);
        decided(fates.ended(course, at).stream().toList());
        seen.notWoken(course.notWoken(), at);
    }

    private static TransitionKind kind(GroupPlan plan) {
        return switch (plan.to()) {
            case LIGHT -> TransitionKind.GOING_LIGHT;
            case MODERATE -> TransitionKind.GOING_MODERATE;
            case HEAVY -> TransitionKind.GOING_HEAVY;
        };
    }
}
