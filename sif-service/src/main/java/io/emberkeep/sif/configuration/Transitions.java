package io.emberkeep.sif.configuration;

import io.emberkeep.contract.answer.SignalAnswer.Accepted;
import io.emberkeep.contract.configuration.Transition;
import io.emberkeep.contract.configuration.TransitionState;
import io.emberkeep.contract.id.Epoch;
import io.emberkeep.contract.id.HolderId;
import io.emberkeep.contract.signal.TransitionQuestion;
import io.emberkeep.contract.signal.TransitionQuestion.EndTransition;
import io.emberkeep.contract.signal.TransitionQuestion.StepBegun;
import io.emberkeep.contract.signal.TransitionQuestion.StepRecorded;
import io.emberkeep.contract.signal.TransitionQuestion.UndoTransition;
import io.emberkeep.contract.signal.TransitionReport.RenewTransition;
import io.emberkeep.contract.transition.Placement;
import io.emberkeep.contract.transition.Step;
import io.emberkeep.contract.transition.StepWords;
import io.emberkeep.contract.transition.Walk;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;

/** What a holder asks of its transition, step by step, and what that edits (SIF-11, PSS-9). */
final class Transitions {

    /** However long a step takes, no claim waits longer for it (DESIGN rule 11). */
    private static final Duration LONGEST_STEP = Duration.ofMinutes(15);

    private Transitions() {}

    static Decision decide(PoolState state, TransitionQuestion question, Instant now) {
        return switch (question) {
            case TransitionQuestion.ClaimTransition claim ->
                    TransitionClaims.claim(state, claim, now);
            case TransitionQuestion.TakeOverTransition takeOver ->
                    TransitionClaims.takeOver(state, takeOver, now);
            case StepBegun begun ->
                    found(state, begun.transition(), begun.epoch())
                            .map(found -> begin(state, found, begun, now))
                            .orElseGet(() -> stale(state, begun.transition(), begun.epoch()));
            case StepRecorded recorded ->
                    found(state, recorded.transition(), recorded.epoch())
                            .map(found -> record(state, found, recorded, now))
                            .orElseGet(() -> stale(state, recorded.transition(), recorded.epoch()));
            case UndoTransition undo ->
                    found(state, undo.transition(), undo.epoch())
                            .map(found -> undo(state, found, undo, now))
                            .orElseGet(() -> stale(state, undo.transition(), undo.epoch()));
            case EndTransition end ->
                    found(state, end.transition(), end.epoch())
                            .map(found -> end(state, found, end, now))
                            .orElseGet(() -> stale(state, end.transition(), end.epoch()));
        };
    }

    static Decision renew(PoolState state, RenewTransition renew, Instant now) {
        var found = found(state, renew.transition(), renew.epoch());
        if (found.isEmpty() || !found.get().holder().equals(renew.member())) {
            return Decision.putAside(
                    state,
                    "%s renews, but does not hold transition %s at epoch %s"
                            .formatted(renew.member(), renew.transition(), renew.epoch()));
        }
        var draft = new Draft(state, now);
        draft.lease(HolderId.of(renew.transition()));
        if (!found.get().leased()) {
            draft.put(new TransitionDraft(found.get()).leased(true).build());
        }
        return draft.reported();
    }

    /** A step begins, and with that the one before it is done. The same once more gives it more time. */
    private static Decision begin(PoolState state, Transition found, StepBegun begun, Instant now) {
        var next = found.until().isEmpty() ? 0 : found.recorded() ? found.step() + 1 : found.step();
        if (!TransitionCheck.goesOn(found)) {
            return Decision.refused(state, StepWords.of(found) + " goes no further");
        }
        if (begun.step() != next || next >= found.steps().size()) {
            return Decision.refused(
                    state,
                    "step %d of %s cannot begin: it is at step %d%s"
                            .formatted(
                                    begun.step(),
                                    found.id(),
                                    found.step(),
                                    found.recorded() ? ", recorded" : ""));
        }
        if (!begun.until().isAfter(now) || begun.until().isAfter(now.plus(LONGEST_STEP))) {
            return Decision.refused(
                    state,
                    "a step is done within %d s, not at %s"
                            .formatted(LONGEST_STEP.toSeconds(), begun.until()));
        }
        var step = found.steps().get(next);
        var whyNot =
                forbidden(state, found)
                        .or(() -> Walk.whyNot(Placement.of(state.configuration()), step))
                        .or(() -> Reserve.whyNot(state.configuration(), step));
        if (whyNot.isPresent()) {
            return Decision.refused(
                    state, "step «%s»: %s".formatted(StepWords.of(step), whyNot.get()));
        }
        var draft = new Draft(state, now);
        draft.lease(HolderId.of(found.id()));
        draft.put(new TransitionDraft(found).begun(next, begun.until()).leased(true).build());
        return accepted(draft);
    }

    /** The user's hand comes first, but what was begun may always be taken back (DESIGN rule 12). */
    private static Optional<String> forbidden(PoolState state, Transition found) {
        var now = state.configuration();
        return found.state() == TransitionState.UNDOING
                ? Optional.empty()
                : Permission.whyNot(now)
                        .or(
                                () ->
                                        TransitionCheck.servers(found)
                                                .flatMap(
                                                        one ->
                                                                Permission.maintenance(now, one)
                                                                        .stream())
                                                .findFirst());
    }

    /** What the begun step says is so: the rows say it too from now on (PSS-4 to PSS-7). */
    private static Decision record(
            PoolState state, Transition found, StepRecorded recorded, Instant now) {
        var draft = new Draft(state, now);
        if (found.until().isEmpty() || recorded.step() != found.step()) {
            return Decision.refused(
                    state, "step %d of %s was not begun".formatted(recorded.step(), found.id()));
        }
        if (found.recorded()) {
            return accepted(draft);
        }
        if (!TransitionCheck.goesOn(found)) {
            return Decision.refused(state, StepWords.of(found) + " goes no further");
        }
        var step = found.steps().get(found.step());
        var before = Placement.of(state.configuration());
        var whyNot = Walk.whyNot(before, step);
        if (whyNot.isPresent()) {
            return Decision.refused(
                    state, "step «%s»: %s".formatted(StepWords.of(step), whyNot.get()));
        }
        StepEdit.apply(draft, step, before, found.id());
        draft.lease(HolderId.of(found.id()));
        draft.put(new TransitionDraft(found).recorded().leased(true).build());
        return accepted(draft);
    }

    /** Its steps become those that lead back from where the records and the begun step are (PSS-9). */
    private static Decision undo(
            PoolState state, Transition found, UndoTransition undo, Instant now) {
        if (found.state() != TransitionState.RUNNING) {
            return Decision.refused(state, StepWords.of(found) + " is not taken back");
        }
        var way = new ArrayList<Step>();
        found.unrecorded().map(Step.Settle::new).ifPresent(way::add);
        var done = found.until().isPresent() && found.recorded() ? found.step() + 1 : found.step();
        way.addAll(Walk.back(found.steps(), done));
        var draft = new Draft(state, now);
        draft.lease(HolderId.of(found.id()));
        return TransitionClaims.granted(
                draft, new TransitionDraft(found).back(way, undo.reason()).leased(true).build());
    }

    private static Decision end(PoolState state, Transition found, EndTransition end, Instant now) {
        var whyNot = whyNotEnded(found, end.outcome());
        if (whyNot.isPresent()) {
            return Decision.refused(state, whyNot.get());
        }
        var draft = new Draft(state, now);
        draft.release(HolderId.of(found.id()));
        var next = new TransitionDraft(found).reason(end.reason());
        draft.put(
                isUnsettled(found, end)
                        ? next.unsettled().build()
                        : next.ended(end.outcome(), now).build());
        return accepted(draft);
    }

    /** A server that may be on either of two hosts is not forgotten: who fences it wants both (DESIGN rule 9). */
    private static boolean isUnsettled(Transition found, EndTransition end) {
        return end.outcome() == TransitionState.STOPPED
                && !end.settled()
                && found.unseen().isPresent();
    }

    private static Optional<String> whyNotEnded(Transition found, TransitionState outcome) {
        var last = found.step() + 1 >= found.steps().size();
        var all = found.steps().isEmpty() || last && found.recorded();
        return switch (outcome) {
            case DONE ->
                    found.state() == TransitionState.RUNNING && all
                            ? Optional.empty()
                            : Optional.of(StepWords.of(found) + " is not done");
            case UNDONE ->
                    found.state() == TransitionState.UNDOING && all
                            ? Optional.empty()
                            : Optional.of(StepWords.of(found) + " is not undone");
            case STOPPED -> Optional.empty();
            case PROPOSED, APPROVED, RUNNING, UNDOING, INTERRUPTED, UNSETTLED, REJECTED ->
                    Optional.of("nothing ends as " + outcome);
        };
    }

    private static Decision accepted(Draft draft) {
        return draft.answered((after, changed) -> new Accepted(after.revision(), changed));
    }

    private static Optional<Transition> found(
            PoolState state, io.emberkeep.contract.id.TransitionId id, Epoch epoch) {
        return state.configuration()
                .transition(id)
                .filter(one -> one.state().isOpen() && one.epoch().equals(epoch));
    }

    private static Decision stale(
            PoolState state, io.emberkeep.contract.id.TransitionId id, Epoch epoch) {
        return Decision.refused(
                state,
                state.configuration()
                        .transition(id)
                        .map(
                                one ->
                                        "stale epoch %s: %s is at epoch %s"
                                                .formatted(epoch, StepWords.of(one), one.epoch()))
                        .orElse("there is no open transition " + id));
    }
}
