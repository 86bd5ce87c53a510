package io.emberkeep.simulator.invariant;

import io.emberkeep.contract.answer.CommandAnswer;
import io.emberkeep.contract.answer.Observed;
import io.emberkeep.contract.command.Condition;
import io.emberkeep.contract.configuration.Hold;
import io.emberkeep.contract.configuration.Mode;
import io.emberkeep.contract.configuration.PoolConfiguration;
import io.emberkeep.contract.configuration.Rows.ServerRow;
import io.emberkeep.contract.configuration.Rows.TroubleRow;
import io.emberkeep.contract.id.Epoch;
import io.emberkeep.contract.signal.IncidentQuestion;
import io.emberkeep.contract.signal.IncidentReport;
import io.emberkeep.contract.signal.Signal;
import io.emberkeep.hypervisor.plan.Move;
import io.emberkeep.monitor.dbss.DbssInput;
import io.emberkeep.sif.configuration.Decision;
import io.emberkeep.sif.configuration.PoolState;
import io.emberkeep.sif.configuration.SifInput;
import io.emberkeep.simulator.Cores;
import java.util.List;
import java.util.Optional;
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

    /** What a mutant of the SIF makes of a good decision. */
    private interface Change {
        Decision of(PoolState before, SifInput input, Decision decision);
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
        var old = decision.next().configuration();
        return next(
                decision,
                copy(decision.next(), old.mode(), old.operation(), old.troubles(), holds));
    }

    private static Decision withOperation(Decision decision, List<ServerRow> rows) {
        var old = decision.next().configuration();
        return next(decision, copy(decision.next(), old.mode(), rows, old.troubles(), old.holds()));
    }

    private static Decision withTroubles(Decision decision, List<TroubleRow> rows) {
        var old = decision.next().configuration();
        return next(
                decision, copy(decision.next(), old.mode(), old.operation(), rows, old.holds()));
    }

    private static PoolState withMode(PoolState state, Mode mode) {
        var old = state.configuration();
        return copy(state, mode, old.operation(), old.troubles(), old.holds());
    }

    private static Decision next(Decision decision, PoolState next) {
        return new Decision(
                next,
                decision.changes(),
                decision.answer(),
                decision.step(),
                decision.deadLetter());
    }

    private static PoolState copy(
            PoolState state,
            Mode mode,
            List<ServerRow> operation,
            List<TroubleRow> troubles,
            List<Hold> holds) {
        var old = state.configuration();
        return new PoolState(
                new PoolConfiguration(
                        old.revision(),
                        mode,
                        old.powerMode(),
                        old.inventory(),
                        old.serversInMaintenance(),
                        old.hostsInMaintenance(),
                        operation,
                        old.suspend(),
                        old.liveMigration(),
                        old.realServers(),
                        old.states(),
                        troubles,
                        old.problems(),
                        old.sleeping(),
                        old.incidents(),
                        old.transitions(),
                        holds),
                state.leases(),
                state.failovers(),
                state.past());
    }
}
