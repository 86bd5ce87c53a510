package io.emberkeep.contract.signal;

import io.emberkeep.contract.configuration.TransitionKind;
import io.emberkeep.contract.configuration.TransitionState;
import io.emberkeep.contract.id.Epoch;
import io.emberkeep.contract.id.GroupId;
import io.emberkeep.contract.id.MemberId;
import io.emberkeep.contract.id.TransitionId;
import io.emberkeep.contract.transition.Step;
import io.emberkeep.contract.wire.MessageType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a power-service asks before and while it changes anything (SIF-11, DESIGN rules 2 to 4). SIF-11's <em>going
 * light</em> and <em>going moderate</em> are claims of that kind; <em>migrated</em>, <em>suspended</em>,
 * <em>resumed</em> and <em>returned</em> are the recording of the step of that name.
 */
public sealed interface TransitionQuestion extends Signal.Question {

    /** Which transition it is about. */
    TransitionId transition();

    /**
     * May these steps be taken? Grants every server and host that they touch, or says why not. In the mode
     * <em>approve</em> it is recorded as proposed, and answered as accepted.
     *
     * @param transition a new name, chosen by the power-service; the same at each repetition
     * @param member who asks
     * @param steps in order, each of which may be taken once those before it are
     * @param reason why, for people
     */
    @MessageType(name = "signal.claim-transition", version = 1)
    record ClaimTransition(
            TransitionId transition,
            MemberId member,
            TransitionKind kind,
            Optional<GroupId> group,
            List<Step> steps,
            String reason)
            implements TransitionQuestion {
        public ClaimTransition {
            steps = List.copyOf(steps);
        }
    }

    /**
     * May this member carry on with an open transition that it held before, whose holder's lease ran out, or that an
     * operator approved? Grants all that it holds under the next epochs (DESIGN rule 3).
     */
    @MessageType(name = "signal.take-over-transition", version = 1)
    record TakeOverTransition(TransitionId transition, MemberId member)
            implements TransitionQuestion {}

    /**
     * A step is about to begin, and with that the one before it is done. Until the time given the silence that it
     * causes is no trouble (DESIGN rule 4).
     *
     * @param step its index
     * @param until when it is done at the latest
     */
    @MessageType(name = "signal.step-begun", version = 1)
    record StepBegun(TransitionId transition, Epoch epoch, int step, Instant until)
            implements TransitionQuestion {}

    /** What the begun step says is so: its edit is made (PSS-4 to PSS-7). */
    @MessageType(name = "signal.step-recorded", version = 1)
    record StepRecorded(TransitionId transition, Epoch epoch, int step)
            implements TransitionQuestion {}

    /** It is to be taken back: its steps become those that lead back (PSS-9). */
    @MessageType(name = "signal.undo-transition", version = 1)
    record UndoTransition(TransitionId transition, Epoch epoch, String reason)
            implements TransitionQuestion {}

    /**
     * Nothing more is done for it; whatever it held is free.
     *
     * @param outcome how it ended: one that is over
     * @param settled whether the machines were made to be as the records say, though the step that was begun was not
     *     recorded; a live migration that is not settled stays unsettled
     */
    @MessageType(name = "signal.end-transition", version = 1)
    record EndTransition(
            TransitionId transition,
            Epoch epoch,
            TransitionState outcome,
            String reason,
            boolean settled)
            implements TransitionQuestion {}
}
