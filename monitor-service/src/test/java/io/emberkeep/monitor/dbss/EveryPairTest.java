package io.emberkeep.monitor.dbss;

import static io.emberkeep.monitor.dbss.Samples.T0;
import static org.assertj.core.api.Assertions.assertThat;

import io.emberkeep.contract.answer.SignalAnswer;
import io.emberkeep.contract.configuration.IncidentState;
import io.emberkeep.contract.configuration.TroubleKind;
import io.emberkeep.contract.id.Revision;
import io.emberkeep.contract.inventory.Settings;
import io.emberkeep.contract.inventory.Settings.Failover;
import io.emberkeep.contract.inventory.Settings.Fencing;
import io.emberkeep.contract.inventory.Settings.Repair;
import io.emberkeep.contract.inventory.Settings.Returning;
import io.emberkeep.monitor.dbss.DbssEffect.AskSif;
import io.emberkeep.monitor.dbss.DbssEffect.Examine;
import io.emberkeep.monitor.dbss.DbssEffect.Order;
import io.emberkeep.monitor.dbss.DbssEffect.StartTimer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every state meets every input: walks the states that can be reached, one of each shape, and none throws. */
class EveryPairTest {

    /** Left within the decision that reaches them. */
    private static final Set<String> PASSING = Set.of("Begin", "NotNeeded", "Up", "Down");

    private static final int ENOUGH = 1_000_000;

    private record Reached(DbssState state, List<DbssEffect> open) {}

    @Test
    void noStateThrowsOnAnyInput() {
        var shapes = new HashSet<String>();
        var phases = new HashSet<Class<?>>();
        for (var repair : Repair.values()) {
            for (var fencing : Fencing.values()) {
                walk(repair, fencing, shapes, phases);
            }
        }
        assertThat(phases).containsExactlyInAnyOrder(Phase.class.getPermittedSubclasses());
        assertThat(jobs(shapes, Foreground.class)).isEmpty();
        assertThat(jobs(shapes, Background.class)).isEmpty();
        assertThat(jobs(shapes, Ending.class)).isEmpty();
    }

    /** Those that were never met. */
    private static List<String> jobs(Set<String> shapes, Class<?> kind) {
        return Stream.of(kind.getPermittedSubclasses())
                .map(Class::getSimpleName)
                .filter(name -> !PASSING.contains(name))
                .filter(
                        name ->
                                shapes.stream()
                                        .noneMatch(
                                                shape ->
                                                        shape.contains(
                                                                kind.getSimpleName() + "." + name)))
                .toList();
    }

    private static void walk(
            Repair repair, Fencing fencing, Set<String> shapes, Set<Class<?>> phases) {
        var settings =
                Samples.settings(repair, Failover.RESTART_FIRST, Returning.AUTOMATIC, fencing);
        var todo = new ArrayDeque<Reached>();
        for (var state : IncidentState.values()) {
            todo.add(new Reached(DbssState.idle(view(settings, state)), List.of()));
        }
        todo.add(new Reached(DbssState.idle(Samples.pool().settings(settings).view()), List.of()));
        var seen = new HashSet<String>();
        var steps = 0;
        while (!todo.isEmpty() && steps < ENOUGH) {
            var reached = todo.poll();
            for (var input : inputs(reached, settings)) {
                steps++;
                var decision = decide(reached.state(), input);
                phases.add(decision.next().phase().getClass());
                var shape = shape(decision.next());
                if (seen.add(shape)) {
                    shapes.add(shape);
                    todo.add(new Reached(decision.next(), open(reached.open(), decision)));
                }
            }
        }
    }

    private static Decision decide(DbssState state, DbssInput input) {
        try {
            return Dbss.decide(state, input);
        } catch (RuntimeException fault) {
            throw new AssertionError(input + " in " + state.phase(), fault);
        }
    }

    private static TargetView view(Settings settings, IncidentState state) {
        return Samples.pool()
                .settings(settings)
                .revision(50)
                .operation(
                        state == IncidentState.RECOVERING
                                ? Samples.row(Samples.W1, Samples.RS1, Samples.VIP)
                                : Samples.row(Samples.WB, Samples.RS2, Samples.VIP))
                .incident(
                        Samples.incident(
                                "i",
                                TroubleKind.NETWORK,
                                state,
                                9,
                                state.isOpen() && state != IncidentState.RETURNING,
                                Optional.of(Samples.WB),
                                state != IncidentState.RECOVERING))
                .view();
    }

    private static List<DbssEffect> open(List<DbssEffect> before, Decision decision) {
        var open = new ArrayList<>(before);
        for (var effect : decision.effects()) {
            if (effect instanceof Examine
                    || effect instanceof AskSif
                    || effect instanceof Order
                    || effect instanceof StartTimer) {
                open.add(effect);
            }
        }
        return open.subList(Math.max(0, open.size() - 8), open.size());
    }

    /** The answers that fit what is open, wrong kinds of answers under the same names, and the rest. */
    private static List<DbssInput> inputs(Reached reached, Settings settings) {
        var at = T0.plusSeconds(30);
        var inputs = new ArrayList<DbssInput>();
        inputs.add(new DbssInput.Started(at, false));
        inputs.add(new DbssInput.Tick(at));
        inputs.add(new DbssInput.TimerRang(at, "nobody's"));
        for (var state : IncidentState.values()) {
            inputs.add(new DbssInput.Configured(at, view(settings, state)));
        }
        inputs.add(
                new DbssInput.Configured(
                        at, Samples.pool().settings(settings).revision(60).view()));
        inputs.add(
                new DbssInput.Configured(
                        at, Samples.pool().settings(settings).revision(61).operation().view()));
        for (var effect : reached.open()) {
            var name = Driver.name(effect);
            inputs.add(new DbssInput.TimerRang(at, name));
            inputs.add(new DbssInput.TimerRang(at.plusSeconds(100), name));
            for (var finding :
                    List.of(
                            Samples.well(),
                            Samples.network(),
                            Samples.httpdBad(),
                            Samples.vipBad())) {
                for (var trust :
                        List.of(
                                new Trust.Full(),
                                new Trust.None("late"),
                                new Trust.WithWitness("many"))) {
                    inputs.add(new DbssInput.Examined(at, name, finding, trust));
                }
                inputs.add(
                        new DbssInput.Examined(
                                at.plusSeconds(100), name, finding, new Trust.Full()));
            }
            for (var answer : answers()) {
                inputs.add(new DbssInput.SifAnswered(at, name, answer));
            }
            inputs.add(new DbssInput.CommandAnswered(at, name, Samples.done()));
            inputs.add(new DbssInput.CommandAnswered(at, name, Samples.unknown()));
            for (var cause : io.emberkeep.contract.answer.CommandAnswer.Cause.values()) {
                inputs.add(new DbssInput.CommandAnswered(at, name, Samples.failed(cause)));
                inputs.add(
                        new DbssInput.CommandAnswered(
                                at.plusSeconds(200), name, Samples.failed(cause)));
            }
        }
        return inputs;
    }

    private static List<Optional<SignalAnswer>> answers() {
        var answers = new ArrayList<Optional<SignalAnswer>>();
        answers.add(Optional.empty());
        answers.add(Optional.of(new SignalAnswer.Refused("no", List.of("take over"))));
        answers.add(Optional.of(new SignalAnswer.Wait("later", T0)));
        answers.add(Optional.of(new SignalAnswer.Accepted(new Revision(1), false)));
        for (var covered : List.of(true, false)) {
            for (var recovered : List.of(true, false)) {
                for (var state : List.of(IncidentState.RECOVERING, IncidentState.RETURNING)) {
                    for (var kind : TroubleKind.values()) {
                        answers.add(
                                Optional.of(
                                        Samples.granted(
                                                Samples.incident(
                                                        "i",
                                                        kind,
                                                        state,
                                                        9,
                                                        true,
                                                        covered
                                                                ? Optional.of(Samples.WB)
                                                                : Optional.empty(),
                                                        covered && recovered),
                                                50,
                                                covered ? null : "taken")));
                    }
                }
            }
        }
        return answers;
    }

    /** What a state looks like when its names and times are left out. */
    private static String shape(DbssState state) {
        var away =
                state.view()
                        .standby()
                        .filter(standby -> !standby.host().equals(standby.home()))
                        .isPresent();
        return away + shape(state.phase());
    }

    private static String shape(Phase phase) {
        return switch (phase) {
            case Phase.Recovering(var recovery, var fg, var bg, var ending, _) ->
                    "Recovering %s %s %s Foreground.%s Background.%s%s Ending.%s %s"
                            .formatted(
                                    recovery.errand(),
                                    recovery.standby(),
                                    recovery.fence().getClass().getSimpleName(),
                                    attempt(fg),
                                    attempt(bg),
                                    bg instanceof Background.Polling polling
                                            ? polling.goal()
                                                    + polling.poll().getClass().getSimpleName()
                                            : "",
                                    attempt(ending),
                                    recovery.matter().found().kind());
            case Phase.TakingOver(_, var errand, _) -> "TakingOver " + errand;
            case Phase.Claiming(var matter, _, _) ->
                    "Claiming " + matter.found().kind() + matter.found().onlyVips();
            case Phase.Watching(_, var well, var examination) ->
                    "Watching " + well + examination.isPresent();
            case Phase.Refused(_, _, var own, var ticks, var examination) ->
                    "Refused " + own + (ticks > 0) + examination.isPresent();
            case Phase.Resting(_, var place, var patience, var examination) ->
                    "Resting " + place + (patience > 0) + examination.isPresent();
            case Phase _ -> phase.getClass().getSimpleName();
        };
    }

    private static String attempt(Object state) {
        var name = state.getClass().getSimpleName();
        return switch (state) {
            case Ending.ReleasingStandby one -> name + one.attempt();
            case Ending.ReturningVips one -> name + one.attempt();
            case Ending.SendingHome one -> name + one.attempt();
            case Ending.SuspendingStandby one -> name + one.attempt();
            case Ending.TakingBack one -> name + one.attempt();
            case Ending.GivingBack one -> name + one.attempt();
            case Ending.MigratingStandby one -> name + one.attempt();
            default -> name;
        };
    }
}
