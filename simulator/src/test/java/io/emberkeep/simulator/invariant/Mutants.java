package io.emberkeep.simulator.invariant;

import io.emberkeep.contract.answer.CommandAnswer;
import io.emberkeep.contract.answer.Observed;
import io.emberkeep.contract.answer.SignalAnswer;
import io.emberkeep.contract.command.Condition;
import io.emberkeep.contract.configuration.AtHome;
import io.emberkeep.contract.configuration.Hold;
import io.emberkeep.contract.configuration.Incident;
import io.emberkeep.contract.configuration.Mode;
import io.emberkeep.contract.configuration.Rows.ServerRow;
import io.emberkeep.contract.configuration.Rows.TroubleRow;
import io.emberkeep.contract.configuration.TransitionState;
import io.emberkeep.contract.id.Epoch;
import io.emberkeep.contract.id.ResourceId;
import io.emberkeep.contract.inventory.PowerSettings;
import io.emberkeep.contract.signal.IncidentQuestion;
import io.emberkeep.contract.signal.IncidentReport;
import io.emberkeep.contract.signal.Signal;
import io.emberkeep.contract.signal.TransitionQuestion;
import io.emberkeep.hypervisor.plan.Move;
import io.emberkeep.monitor.dbss.DbssInput;
import io.emberkeep.monitor.heartbeat.Roll;
import io.emberkeep.power.plan.PowerPlanner;
import io.emberkeep.power.plan.PowerPolicy;
import io.emberkeep.power.pss.Planner;
import io.emberkeep.power.transition.CourseDecision;
import io.emberkeep.power.transition.CourseInput;
import io.emberkeep.sif.configuration.Decision;
import io.emberkeep.sif.configuration.PoolState;
import io.emberkeep.sif.configuration.SifInput;
import io.emberkeep.simulator.Cores;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Deliberately broken cores, one for each invariant: what it catches is a fault that somebody could make. */
final class Mutants {

    private Mutants() {}

    /** Says that the VIPs are gone, and leaves them. */
    static final Cores LEAVES_THE_VIPS =
            Cores.REAL.with(
                    (Cores.OfCondition)
                            (wanted, context, sight, progress) ->
                                    wanted instanceof Condition.VipsOff
                                            ? done(CommandAnswer.Means.VIP_REMOVED)
                                            : Cores.REAL
                                                    .plan()
                                                    .next(wanted, context, sight, progress));

    /** Believes that what does not answer is off. */
    static final Cores TAKES_SILENT_FOR_OFF =
            Cores.REAL.with(
                    (Cores.OfCondition)
                            (wanted, context, sight, progress) ->
                                    wanted instanceof Condition.VipsOff off && off.cutLink()
                                            ? done(CommandAnswer.Means.LINK_CUT)
                                            : Cores.REAL
                                                    .plan()
                                                    .next(wanted, context, sight, progress));

    /** Does everything once more, to be sure. */
    static final Cores ACTS_TWICE =
            Cores.REAL.with(
                    (Cores.OfCondition)
                            (wanted, context, sight, progress) -> {
                                var move = Cores.REAL.plan().next(wanted, context, sight, progress);
                                return move instanceof Move.Act(var all)
                                        ? new Move.Act(
                                                Stream.concat(all.stream(), all.stream()).toList())
                                        : move;
                            });

    /** Forgets the epoch of what is free. */
    static final Cores FORGETS_EPOCHS =
            sif(
                    (before, input, decision) ->
                            withHolds(
                                    decision,
                                    decision.next().configuration().holds().stream()
                                            .map(
                                                    hold ->
                                                            hold.use() == Hold.Use.FREE
                                                                    ? new Hold(
                                                                            hold.resource(),
                                                                            Epoch.ZERO,
                                                                            hold.use(),
                                                                            List.of())
                                                                    : hold)
                                            .toList()));

    /** Adds the standby's row, and leaves the target's. */
    static final Cores LEAVES_THE_ROW =
            sif(
                    (before, input, decision) ->
                            signal(input) instanceof IncidentReport.FunctionRecovered
                                    ? withOperation(
                                            decision,
                                            Stream.concat(
                                                            decision
                                                                    .next()
                                                                    .configuration()
                                                                    .operation()
                                                                    .stream(),
                                                            before
                                                                    .configuration()
                                                                    .operation()
                                                                    .stream())
                                                    .distinct()
                                                    .toList())
                                    : decision);

    /** Keeps what was held when the target is back. */
    static final Cores KEEPS_HOLDS =
            sif(
                    (before, input, decision) ->
                            signal(input) instanceof IncidentReport.TargetRecovered
                                    ? withHolds(decision, before.configuration().holds())
                                    : decision);

    /** Changes something, and makes no revision of it. */
    static final Cores CHANGES_IN_SECRET =
            sif(
                    (before, input, decision) ->
                            signal(input) instanceof IncidentReport.StepTaken
                                    ? withTroubles(decision, List.of())
                                    : decision);

    /** Grants claims in every mode. */
    static final Cores IGNORES_THE_MODE =
            Cores.REAL.with(
                    (Cores.OfPool)
                            (state, input) -> {
                                if (!(signal(input) instanceof IncidentQuestion.Claim)) {
                                    return Cores.REAL.sif().decide(state, input);
                                }
                                var mode = state.configuration().mode();
                                var armed =
                                        Cores.REAL.sif().decide(withMode(state, Mode.ARMED), input);
                                return next(armed, withMode(armed.next(), mode));
                            });

    /** Does not hear the timer after which it looks again whether the target is well. */
    static final Cores STOPS_LOOKING =
            Cores.REAL.with(
                    (Cores.OfTarget)
                            (state, input) ->
                                    input instanceof DbssInput.TimerRang(_, var name)
                                                    && name.startsWith("bg-poll")
                                            ? new io.emberkeep.monitor.dbss.Decision(
                                                    state, List.of())
                                            : Cores.REAL.dbss().decide(state, input));

    /** Lets a transition go on when an incident takes one of its servers. */
    static final Cores INTERRUPTS_NOTHING =
            sif(
                    (before, input, decision) ->
                            with(
                                    decision,
                                    "transitions",
                                    decision.next().configuration().transitions().stream()
                                            .map(
                                                    one ->
                                                            one.state()
                                                                            == TransitionState
                                                                                    .INTERRUPTED
                                                                    ? With.changed(
                                                                            one,
                                                                            "state",
                                                                            TransitionState.RUNNING)
                                                                    : one)
                                            .toList()));

    /** Says that VIPs are set, and sets none. */
    static final Cores SETS_NO_VIPS =
            Cores.REAL.with(
                    (Cores.OfCondition)
                            (wanted, context, sight, progress) ->
                                    wanted instanceof Condition.VipsOn
                                            ? done(CommandAnswer.Means.VIP_REMOVED)
                                            : Cores.REAL
                                                    .plan()
                                                    .next(wanted, context, sight, progress));

    /** Brings no standby home, and records none elsewhere. */
    static final Cores FORGETS_WHO_IS_AWAY =
            sif((before, input, decision) -> with(decision, "away", List.of()))
                    .with(
                            (Cores.OfCondition)
                                    (wanted, context, sight, progress) ->
                                            wanted instanceof Condition.ServerOnHost(_, _, var to)
                                                            && to.value().equals("MS")
                                                    ? done(CommandAnswer.Means.VIP_REMOVED)
                                                    : Cores.REAL
                                                            .plan()
                                                            .next(
                                                                    wanted, context, sight,
                                                                    progress));

    /** Puts to sleep what the reserve needs: in the plan, and in the SIF's eyes. */
    static final Cores KNOWS_NO_RESERVE =
            Cores.REAL
                    .with(
                            (Cores.OfPool)
                                    (state, input) -> {
                                        if (!(signal(input)
                                                instanceof TransitionQuestion.StepBegun)) {
                                            return Cores.REAL.sif().decide(state, input);
                                        }
                                        var power =
                                                state.configuration()
                                                        .inventory()
                                                        .settings()
                                                        .power();
                                        var careless =
                                                Cores.REAL
                                                        .sif()
                                                        .decide(
                                                                withPower(state, Optional.empty()),
                                                                input);
                                        return next(careless, withPower(careless.next(), power));
                                    })
                    .with(
                            (Planner)
                                    (view, judged, policy) ->
                                            PowerPlanner.plan(
                                                    view,
                                                    judged,
                                                    With.changed(
                                                            policy,
                                                            "reserve",
                                                            new PowerPolicy.Reserve(0, 0))));

    /** Does not hear the end of a grace. */
    static final Cores WAITS_FOR_EVER =
            Cores.REAL.with(
                    (Cores.OfCourse)
                            (course, input) ->
                                    input instanceof CourseInput.TimerRang
                                            ? new CourseDecision(course, List.of())
                                            : Cores.REAL.course().decide(course, input));

    /** What a mutant of the SIF makes of a good decision. */
    private interface Change {
        Decision of(PoolState before, SifInput input, Decision decision);
    }

    /** Watches as if nobody had failed and all were heard. */
    static final Cores WATCHES_AS_AT_THE_START =
            Cores.REAL.with(
                    (Cores.OfMembers)
                            (pool, member, now, _) ->
                                    Cores.REAL
                                            .duties()
                                            .watched(
                                                    With.changed(pool, "incidents", List.of()),
                                                    member,
                                                    Set.of(),
                                                    Roll.Silent.NOBODY));

    /** Grants to whoever sees the trouble what another has already. */
    static final Cores GRANTS_TO_TWO =
            sif(
                    (before, input, decision) ->
                            signal(input) instanceof IncidentQuestion.Claim claim
                                    ? before.configuration()
                                            .incidentOf(claim.target())
                                            .filter(one -> one.state().isOpen())
                                            .map(one -> grantedToo(before, decision, one))
                                            .orElse(decision)
                                    : decision);

    private static Decision grantedToo(PoolState state, Decision decision, Incident incident) {
        var pool = state.configuration();
        var target = pool.inventory().server(incident.target()).orElseThrow();
        return With.changed(
                decision,
                "answer",
                Optional.of(
                        new SignalAnswer.Granted(
                                pool.revision(),
                                incident,
                                AtHome.row(target),
                                Map.of(ResourceId.of(incident.target()), incident.epoch()),
                                Optional.empty(),
                                Optional.empty(),
                                pool.inventory().settings().lease())));
    }

    private static Cores sif(Change change) {
        return Cores.REAL.with(
                (Cores.OfPool)
                        (state, input) ->
                                change.of(state, input, Cores.REAL.sif().decide(state, input)));
    }

    private static Signal signal(SifInput input) {
        return input instanceof SifInput.SignalReceived(var signal, _, _) ? signal : null;
    }

    private static Move done(CommandAnswer.Means means) {
        return new Move.End(
                new CommandAnswer.Done(
                        true, Optional.of(means), Observed.only(Observed.HostPower.ON)));
    }

    private static Decision withHolds(Decision decision, List<Hold> holds) {
        return with(decision, "holds", holds);
    }

    private static Decision withOperation(Decision decision, List<ServerRow> rows) {
        return with(decision, "operation", rows);
    }

    private static Decision withTroubles(Decision decision, List<TroubleRow> rows) {
        return with(decision, "troubles", rows);
    }

    private static PoolState withMode(PoolState state, Mode mode) {
        return with(state, "mode", mode);
    }

    private static PoolState withPower(PoolState state, Optional<PowerSettings> power) {
        var inventory = state.configuration().inventory();
        return with(
                state,
                "inventory",
                With.changed(
                        inventory, "settings", With.changed(inventory.settings(), "power", power)));
    }

    private static Decision with(Decision decision, String what, Object value) {
        return next(decision, with(decision.next(), what, value));
    }

    private static PoolState with(PoolState state, String what, Object value) {
        return With.changed(
                state, "configuration", With.changed(state.configuration(), what, value));
    }

    private static Decision next(Decision decision, PoolState next) {
        return With.changed(decision, "next", next);
    }
}
