package io.emberkeep.sif.configuration;

import io.emberkeep.contract.answer.SignalAnswer.Accepted;
import io.emberkeep.contract.answer.SignalAnswer.Refused;
import io.emberkeep.contract.answer.SignalAnswer.TransitionGranted;
import io.emberkeep.contract.configuration.Hold;
import io.emberkeep.contract.configuration.PowerMode;
import io.emberkeep.contract.configuration.Transition;
import io.emberkeep.contract.configuration.TransitionState;
import io.emberkeep.contract.id.Epoch;
import io.emberkeep.contract.id.HolderId;
import io.emberkeep.contract.id.MemberId;
import io.emberkeep.contract.id.ResourceId;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.signal.TransitionQuestion.ClaimTransition;
import io.emberkeep.contract.signal.TransitionQuestion.TakeOverTransition;
import io.emberkeep.contract.signal.TransitionReport.WithdrawTransition;
import io.emberkeep.contract.transition.Step;
import io.emberkeep.contract.transition.StepWords;
import io.emberkeep.contract.transition.Touches;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Before anything is moved for power's sake it is claimed (DESIGN rules 2 to 4, SIF-11). */
final class TransitionClaims {

    private TransitionClaims() {}

    /** May these steps be taken? All that they need, or nothing. */
    static Decision claim(PoolState state, ClaimTransition claim, Instant now) {
        var configuration = state.configuration();
        var known = configuration.transition(claim.transition());
        if (known.isPresent()) {
            return repeated(state, known.get(), claim.member(), now);
        }
        var wanted = wanted(claim, TransitionState.PROPOSED, now);
        var whyNot = TransitionCheck.whyNever(state, wanted);
        if (whyNot.isPresent()) {
            return Decision.refused(state, whyNot.get());
        }
        var forbidden =
                Permission.whyNot(configuration)
                        .or(
                                () ->
                                        !claim.kind().isAsked()
                                                        && configuration.powerMode()
                                                                == PowerMode.REPORT_ONLY
                                                ? Optional.of("power saving only reports")
                                                : Optional.empty());
        if (forbidden.isPresent()) {
            return Decision.answered(
                    state, new Refused(forbidden.get(), StepWords.all(claim.steps())));
        }
        var notNow = TransitionCheck.whyNotNow(configuration, wanted);
        if (notNow.isPresent()) {
            return Decision.refused(state, notNow.get());
        }
        return configuration.powerMode() == PowerMode.APPROVE && !claim.kind().isAsked()
                ? propose(state, wanted, now)
                : grant(state, wanted, claim.member(), now);
    }

    /** It waits for an operator's word; what was proposed for that group before is not wanted any more. */
    private static Decision propose(PoolState state, Transition wanted, Instant now) {
        var draft = new Draft(state, now);
        supersede(draft, wanted);
        draft.put(wanted);
        return draft.answered((after, changed) -> new Accepted(after.revision(), changed));
    }

    private static void supersede(Draft draft, Transition wanted) {
        draft.transitions().stream()
                .filter(one -> one.state() == TransitionState.PROPOSED)
                .filter(one -> one.group().equals(wanted.group()) && !one.id().equals(wanted.id()))
                .map(
                        one ->
                                new TransitionDraft(one)
                                        .reason("another came in its place: " + wanted.id())
                                        .ended(TransitionState.REJECTED, draft.now)
                                        .build())
                .forEach(draft::put);
    }

    /** Who planned it says that it is not wanted any more; what was begun is undone, and not withdrawn. */
    static Decision withdraw(PoolState state, WithdrawTransition withdraw, Instant now) {
        var draft = new Draft(state, now);
        state.configuration()
                .transition(withdraw.transition())
                .filter(
                        one ->
                                one.state() == TransitionState.PROPOSED
                                        || one.state() == TransitionState.APPROVED)
                .map(
                        one ->
                                new TransitionDraft(one)
                                        .reason("withdrawn: " + withdraw.reason())
                                        .ended(TransitionState.REJECTED, now)
                                        .build())
                .ifPresent(draft::put);
        return draft.reported();
    }

    private static Decision repeated(
            PoolState state, Transition known, MemberId member, Instant now) {
        if (known.state().isOpen() && known.leased() && known.holder().equals(member)) {
            var draft = new Draft(state, now);
            draft.lease(HolderId.of(known.id()));
            return granted(draft, known);
        }
        return Decision.refused(state, "there is already " + StepWords.of(known));
    }

    /** May this member carry on with it (DESIGN rule 3)? What an incident took meanwhile stays taken. */
    static Decision takeOver(PoolState state, TakeOverTransition question, Instant now) {
        var configuration = state.configuration();
        var found = configuration.transition(question.transition());
        if (found.isEmpty()) {
            return Decision.refused(
                    state,
                    "there is no transition %s to take over".formatted(question.transition()));
        }
        var known = found.get();
        var forbidden = Permission.whyNot(configuration);
        if (forbidden.isPresent()) {
            return Decision.refused(state, forbidden.get());
        }
        if (known.leased() && !known.holder().equals(question.member())) {
            return Decision.refused(
                    state, "%s works on it: %s".formatted(known.holder(), StepWords.of(known)));
        }
        return switch (known.state()) {
            case RUNNING, UNDOING, INTERRUPTED -> grant(state, known, question.member(), now);
            case UNSETTLED ->
                    known.unseen()
                            .flatMap(one -> configuration.incidentOf(one.server()))
                            .map(one -> Decision.refused(state, Words.of(one) + " is not over"))
                            .orElseGet(() -> grant(state, known, question.member(), now));
            case APPROVED ->
                    TransitionCheck.whyNever(state, known)
                            .or(() -> TransitionCheck.whyNotNow(configuration, known))
                            .map(reason -> Decision.refused(state, reason))
                            .orElseGet(() -> grant(state, known, question.member(), now));
            case PROPOSED ->
                    Decision.refused(state, StepWords.of(known) + " waits for an operator's word");
            case DONE, UNDONE, STOPPED, REJECTED ->
                    Decision.refused(state, StepWords.of(known) + " is over");
        };
    }

    private static Decision grant(
            PoolState state, Transition wanted, MemberId member, Instant now) {
        var draft = new Draft(state, now);
        var holder = HolderId.of(wanted.id());
        draft.holds.release(holder);
        for (var step : wanted.steps()) {
            hold(draft, step, holder);
        }
        draft.lease(holder);
        supersede(draft, wanted);
        var begun =
                switch (wanted.state()) {
                    case PROPOSED, APPROVED -> TransitionState.RUNNING;
                    // Only what was begun is settled.
                    case UNSETTLED -> TransitionState.INTERRUPTED;
                    case RUNNING, UNDOING, INTERRUPTED, DONE, UNDONE, STOPPED, REJECTED ->
                            wanted.state();
                };
        return granted(draft, new TransitionDraft(wanted).state(begun).heldBy(member).build());
    }

    /** What others hold is theirs: an incident that outranks this. */
    private static void hold(Draft draft, Step step, HolderId holder) {
        for (ServerId server : Touches.servers(step)) {
            var resource = ResourceId.of(server);
            if (draft.holds.holders(resource).isEmpty()) {
                draft.holds.takeAlone(resource, holder);
            }
        }
        for (var host : Touches.asleep(step)) {
            var resource = ResourceId.of(host);
            if (draft.holds.holders(resource).isEmpty()) {
                draft.holds.takeAlone(resource, holder);
            }
        }
        for (var host : Touches.awake(step)) {
            if (draft.holds.use(ResourceId.of(host)) != Hold.Use.ALONE) {
                draft.holds.shareAwake(host, holder);
            }
        }
    }

    static Decision granted(Draft draft, Transition transition) {
        draft.put(transition);
        var lease = draft.lease();
        return draft.answered(
                (after, _) ->
                        new TransitionGranted(
                                after.revision(),
                                after.transition(transition.id()).orElseThrow(),
                                epochs(after.holds(), HolderId.of(transition.id())),
                                lease));
    }

    private static Map<ResourceId, Epoch> epochs(List<Hold> holds, HolderId holder) {
        return holds.stream()
                .filter(hold -> hold.holders().contains(holder))
                .collect(Collectors.toMap(Hold::resource, Hold::epoch));
    }

    private static Transition wanted(ClaimTransition claim, TransitionState state, Instant now) {
        return new Transition(
                claim.transition(),
                claim.kind(),
                claim.group(),
                state,
                Epoch.ZERO,
                claim.member(),
                false,
                claim.steps(),
                0,
                false,
                Optional.empty(),
                claim.reason(),
                Times.recorded(now),
                Optional.empty());
    }
}
