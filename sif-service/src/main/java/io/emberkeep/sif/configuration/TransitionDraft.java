package io.emberkeep.sif.configuration;

import io.emberkeep.contract.configuration.Transition;
import io.emberkeep.contract.configuration.TransitionState;
import io.emberkeep.contract.id.Epoch;
import io.emberkeep.contract.id.MemberId;
import io.emberkeep.contract.transition.Step;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A transition in the making: a {@link Transition} with some fields changed. */
final class TransitionDraft {

    private final Transition before;
    private TransitionState state;
    private Epoch epoch;
    private MemberId holder;
    private boolean leased;
    private List<Step> steps;
    private int step;
    private boolean recorded;
    private Optional<Instant> until;
    private String reason;
    private Optional<Instant> endedAt;

    TransitionDraft(Transition before) {
        this.before = before;
        this.state = before.state();
        this.epoch = before.epoch();
        this.holder = before.holder();
        this.leased = before.leased();
        this.steps = before.steps();
        this.step = before.step();
        this.recorded = before.recorded();
        this.until = before.until();
        this.reason = before.reason();
        this.endedAt = before.endedAt();
    }

    TransitionDraft state(TransitionState next) {
        state = next;
        return this;
    }

    /** Somebody works on it from now on, under the next epoch. */
    TransitionDraft heldBy(MemberId member) {
        holder = member;
        epoch = epoch.next();
        leased = true;
        return this;
    }

    TransitionDraft leased(boolean stands) {
        leased = stands;
        return this;
    }

    TransitionDraft begun(int index, Instant last) {
        step = index;
        recorded = false;
        until = Optional.of(Times.recorded(last));
        return this;
    }

    TransitionDraft recorded() {
        recorded = true;
        return this;
    }

    /** It goes back by these. */
    TransitionDraft back(List<Step> way, String why) {
        state = TransitionState.UNDOING;
        steps = way;
        step = 0;
        recorded = false;
        until = Optional.empty();
        reason = why;
        return this;
    }

    TransitionDraft reason(String why) {
        reason = why;
        return this;
    }

    /** It stopped, and where its server is nobody knows. */
    TransitionDraft unsettled() {
        state = TransitionState.UNSETTLED;
        leased = false;
        return this;
    }

    /** Nobody works on it any more. */
    TransitionDraft ended(TransitionState how, Instant at) {
        state = how;
        leased = false;
        endedAt = Optional.of(Times.recorded(at));
        return this;
    }

    Transition build() {
        return new Transition(
                before.id(),
                before.kind(),
                before.group(),
                state,
                epoch,
                holder,
                leased,
                steps,
                step,
                recorded,
                until,
                reason,
                before.begunAt(),
                endedAt);
    }
}
