package io.emberkeep.sif.configuration;

import io.emberkeep.contract.answer.SignalAnswer;
import io.emberkeep.contract.configuration.Change;
import io.emberkeep.contract.signal.IncidentReport.StepTaken;
import java.util.List;
import java.util.Optional;

/**
 * What comes of an input.
 *
 * @param next the state from now on; its revision is one higher if, and only if, what is published changed
 * @param changes what changed of it (SIF-9); empty if nothing did
 * @param answer for who asked; none on a report
 * @param step a recovery's step for the log (DBSS-13)
 * @param deadLetter why the signal is put aside; none if it was good
 */
public record Decision(
        PoolState next,
        List<Change> changes,
        Optional<SignalAnswer> answer,
        Optional<StepTaken> step,
        Optional<String> deadLetter) {

    public Decision {
        changes = List.copyOf(changes);
    }

    /** The question is refused, and nothing changes. */
    static Decision refused(PoolState state, String reason) {
        return answered(state, new SignalAnswer.Refused(reason, List.of()));
    }

    /** The question is answered, and nothing changes. */
    static Decision answered(PoolState state, SignalAnswer answer) {
        return new Decision(
                state, List.of(), Optional.of(answer), Optional.empty(), Optional.empty());
    }

    /** The report is put aside, and nothing changes. */
    static Decision putAside(PoolState state, String reason) {
        return new Decision(
                state, List.of(), Optional.empty(), Optional.empty(), Optional.of(reason));
    }

    /** Nothing changes: it was so already (SIF-8). */
    static Decision unchanged(PoolState state) {
        return new Decision(state, List.of(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Only the log grows. */
    static Decision logged(PoolState state, StepTaken step) {
        return new Decision(
                state, List.of(), Optional.empty(), Optional.of(step), Optional.empty());
    }

    /** Whether what is published changed. */
    public boolean changed() {
        return !changes.isEmpty();
    }
}
