package io.emberkeep.power.whatif;

import io.emberkeep.contract.configuration.AtHome;
import io.emberkeep.contract.configuration.PoolConfiguration;
import io.emberkeep.contract.configuration.PowerMode;
import io.emberkeep.contract.configuration.Transition;
import io.emberkeep.contract.configuration.TransitionKind;
import io.emberkeep.contract.id.GroupId;
import io.emberkeep.contract.id.MemberId;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.inventory.Inventory;
import io.emberkeep.contract.inventory.PowerSettings;
import io.emberkeep.contract.inventory.ServerDefinition;
import io.emberkeep.contract.load.LoadSample;
import io.emberkeep.contract.transition.Placement;
import io.emberkeep.contract.transition.Walk;
import io.emberkeep.power.energy.EnergyAccount;
import io.emberkeep.power.plan.PowerPlanner;
import io.emberkeep.power.pss.Pss;
import io.emberkeep.power.transition.Course;
import io.emberkeep.power.transition.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Recorded loads under another policy: the PSS as it runs in the service, given the samples that its servers would have
 * measured, its transitions done after the time that they would take. The pool begins moderate, all hosts awake. Not
 * for several threads at once.
 */
public final class Replay {

    /** A sample that is older than those before it counts if it is not older than so much, as in the service. */
    private final Duration staleAfter;

    private final PowerSettings power;
    private final StepTimes times;
    private final Pss pss;
    private final Map<ServerId, Instant> told = new HashMap<>();
    private final Map<ServerId, GroupId> groups = new HashMap<>();
    private final Map<GroupId, Demand> demands = new HashMap<>();
    private final Set<GroupId> touched = new LinkedHashSet<>();
    private final List<Walker> running = new ArrayList<>();
    private final Tally tally = new Tally();
    private PoolConfiguration records;
    private Placement placement;
    private Map<GroupId, List<ServerId>> serving;
    private Instant now;
    private Instant nextRound;
    private int chance;

    /**
     * A replay that has not begun.
     *
     * @param inventory the pool, its settings with the policy that is tried
     * @throws IllegalArgumentException if its settings have no section {@code power}
     */
    public Replay(Inventory inventory) {
        this.power =
                inventory
                        .settings()
                        .power()
                        .orElseThrow(() -> new IllegalArgumentException("there is no policy"));
        this.staleAfter = power.staleAfter();
        this.times = StepTimes.of(power);
        this.records = AtHome.of(inventory, PowerMode.AUTOMATIC);
        this.placement = Placement.of(records);
        this.serving = placement.serving();
        this.pss = new Pss(new MemberId("what-if"), records, () -> chance++, PowerPlanner::plan);
        for (ServerDefinition server : inventory.servers()) {
            groups.put(server.name(), server.group());
        }
    }

    /** Takes the next recorded sample; the samples come in the order of their times, but for a little. */
    public void take(LoadSample sample) {
        tally.samples++;
        if (now == null) {
            begin(sample.at());
        }
        if (sample.at().isAfter(now)) {
            advance(sample.at());
        }
        var group = groups.get(sample.server());
        if (group == null) {
            tally.refuse("sample of %s: the pool has no such server".formatted(sample.server()));
        } else if (sample.at().isBefore(now.minus(staleAfter))) {
            tally.refuse(
                    "sample of %s: it is of %s, and the ones before it of %s"
                            .formatted(sample.server(), sample.at(), now));
        } else {
            demands.computeIfAbsent(group, _ -> new Demand()).measured(sample);
            touched.add(group);
        }
    }

    /** The end: what came of it. */
    public Outcome end() {
        if (now != null) {
            advance(now.plus(power.measuringPeriod()));
        }
        return tally.outcome(Optional.ofNullable(now));
    }

    private void begin(Instant at) {
        now = at;
        nextRound = at.plus(power.measuringPeriod());
        tally.from = Optional.of(at);
        pss.energy().accountFrom(at);
        pss.apply(records, at);
    }

    /** What is to happen until then happens, in its order. */
    private void advance(Instant to) {
        measure();
        while (true) {
            var step =
                    running.stream().map(Walker::until).min(Instant::compareTo).orElse(nextRound);
            var next = step.isBefore(nextRound) ? step : nextRound;
            if (next.isAfter(to)) {
                pass(to);
                return;
            }
            pass(next);
            if (next.equals(step) && !running.isEmpty()) {
                finishSteps(next);
            } else {
                round(next);
            }
        }
    }

    private void pass(Instant to) {
        var time = Duration.between(now, to);
        if (time.isPositive()) {
            tally.passed(time);
            now = to;
        }
    }

    /** Each group that something was measured of tells the PSS what those measure that serve. */
    private void measure() {
        for (var group : touched) {
            var those = serving.getOrDefault(group, List.of());
            for (var sample : demands.get(group).on(those, now, staleAfter, power.memoryMoves())) {
                if (isNew(sample)) {
                    pss.offer(sample, now).ifPresent(tally::refuse);
                }
            }
        }
        touched.clear();
    }

    /** Those measured together differ by milliseconds, so that the time of now does not tell. */
    private boolean isNew(LoadSample sample) {
        var before = told.get(sample.server());
        if (before != null && !sample.at().isAfter(before)) {
            return false;
        }
        told.put(sample.server(), sample.at());
        return true;
    }

    private void round(Instant at) {
        nextRound = at.plus(power.measuringPeriod());
        begin(pss.round(at), at);
        tally.judged(pss.unknown(), power.measuringPeriod());
        pss.energy()
                .close(Duration.ofHours(1), at)
                .forEach(part -> tally.add(EnergyAccount.of(part)));
        pss.decided(); // nobody keeps what was not so
    }

    private void begin(List<Course> courses, Instant at) {
        var before = running.size();
        for (var course : courses) {
            var walker = Walker.of(course, at, times);
            if (walker.isEmpty()
                    || Walker.collides(walker.get().claim(), running)
                    || !(Walk.through(placement, walker.get().claim().steps())
                            instanceof Walk.Result.Good)) {
                pss.ended(over(course, Phase.Outcome.REFUSED), at);
            } else {
                running.add(walker.get());
                tally.made(walker.get(), at);
            }
        }
        if (running.size() > before) {
            record(at);
        }
    }

    private void finishSteps(Instant at) {
        for (var walker : List.copyOf(running)) {
            if (walker.until().isAfter(at)) {
                continue;
            }
            running.remove(walker);
            placement = Walk.after(placement, walker.now());
            serving = placement.serving();
            if (!walker.isLast()) {
                running.add(walker.next(times));
            }
            var sleeping =
                    Records.sleeping(
                            records.sleeping(), placement, walker.claim().transition(), at);
            records = Records.next(records, placement, recorded(), sleeping);
            if (walker.isLast()) {
                pss.ended(over(walker.course(), Phase.Outcome.DONE), at);
            }
            pss.apply(records, at);
            tally.risk = null;
        }
    }

    private void record(Instant at) {
        records = Records.next(records, placement, recorded(), records.sleeping());
        pss.apply(records, at);
    }

    private List<Transition> recorded() {
        return running.stream().map(Walker::recorded).toList();
    }

    private static Course over(Course course, Phase.Outcome outcome) {
        return course.ended(outcome, "");
    }

    /** What is counted. */
    private final class Tally {
        private Optional<Instant> from = Optional.empty();
        private long samples;
        private long refused;
        private Optional<String> refusal = Optional.empty();
        private Duration unknown = Duration.ZERO;
        private Duration atRisk = Duration.ZERO;
        private Duration lacking = Duration.ZERO;
        private Duration alone = Duration.ZERO;
        private Risk risk;
        private EnergyAccount account = EnergyAccount.EMPTY;
        private final List<Outcome.Made> made = new ArrayList<>();
        private final Map<TransitionKind, Integer> kinds = new EnumMap<>(TransitionKind.class);

        void refuse(String reason) {
            refused++;
            refusal = refusal.or(() -> Optional.of(reason));
        }

        void passed(Duration time) {
            if (risk == null) {
                risk = Risk.of(records, placement, power.reserve());
            }
            lacking = risk.lacking() ? lacking.plus(time) : lacking;
            alone = risk.alone() ? alone.plus(time) : alone;
            atRisk = risk.lacking() || risk.alone() ? atRisk.plus(time) : atRisk;
        }

        void judged(long groupsUnknown, Duration period) {
            unknown = unknown.plus(period.multipliedBy(groupsUnknown));
        }

        void made(Walker walker, Instant at) {
            var claim = walker.claim();
            kinds.merge(claim.kind(), 1, Integer::sum);
            made.add(
                    new Outcome.Made(at, claim.transition().value(), claim.kind(), claim.reason()));
        }

        void add(EnergyAccount more) {
            account = account.plus(more);
        }

        Outcome outcome(Optional<Instant> to) {
            to.ifPresent(
                    at ->
                            pss.energy()
                                    .close(Duration.ZERO, at)
                                    .forEach(part -> add(EnergyAccount.of(part))));
            return new Outcome(
                    from, to, samples, refused, refusal, unknown, made, kinds, account, atRisk,
                    lacking, alone);
        }
    }
}
