package io.emberkeep.sif.configuration;

import io.emberkeep.contract.signal.IncidentQuestion;
import io.emberkeep.contract.signal.IncidentReport;
import io.emberkeep.contract.signal.OperatorSignal;
import io.emberkeep.contract.signal.Signal;
import io.emberkeep.contract.signal.TransitionQuestion;
import io.emberkeep.contract.signal.TransitionReport;
import io.emberkeep.sif.configuration.SifInput.LeasesChecked;
import io.emberkeep.sif.configuration.SifInput.SignalReceived;
import java.time.Instant;

/**
 * Decides what a signal edits and what is answered (SIF-2). Decides, and does nothing: no clock, no I/O.
 * The same state and input give the same decision.
 */
public final class Sif {

    private Sif() {}

    /** What comes of an input; never throws on any state and input that can be made. */
    public static Decision decide(PoolState state, SifInput input) {
        return switch (input) {
            case LeasesChecked(var now) -> Leases.check(state, now);
            case SignalReceived received -> received(state, received);
        };
    }

    private static Decision received(PoolState state, SignalReceived received) {
        var signal = received.signal();
        var now = received.now();
        var late = received.deadline().filter(now::isAfter);
        if (late.isPresent()) {
            return no(state, signal, "it came after its deadline " + late.get());
        }
        var unreal = Times.whyNot(signal);
        if (unreal.isPresent()) {
            return no(state, signal, unreal.get());
        }
        if (!state.exists() && !(signal instanceof OperatorSignal.ApplyInventory)) {
            return no(state, signal, "there is no pool " + state.pool());
        }
        return switch (signal) {
            case IncidentQuestion question -> question(state, question, now);
            case IncidentReport report -> Reports.decide(state, report, now);
            case TransitionQuestion asked -> Transitions.decide(state, asked, now);
            case TransitionReport.RenewTransition renew -> Transitions.renew(state, renew, now);
            case TransitionReport.WithdrawTransition withdraw ->
                    TransitionClaims.withdraw(state, withdraw, now);
            case OperatorSignal wish -> Wishes.decide(state, wish, now);
        };
    }

    private static Decision question(PoolState state, IncidentQuestion question, Instant now) {
        return switch (question) {
            case IncidentQuestion.Claim claim -> Claims.claim(state, claim, now);
            case IncidentQuestion.TakeOver takeOver -> TakeOvers.take(state, takeOver, now);
            case IncidentQuestion.ClaimStandby claim -> Standbys.claim(state, claim, now);
            case IncidentQuestion.FenceHost fence -> Fences.fence(state, fence, now);
        };
    }

    private static Decision no(PoolState state, Signal signal, String reason) {
        return switch (signal) {
            case Signal.Question _ -> Decision.refused(state, reason);
            case Signal.Report _ -> Decision.putAside(state, reason);
        };
    }
}
