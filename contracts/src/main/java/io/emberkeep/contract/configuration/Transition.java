package io.emberkeep.contract.configuration;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.emberkeep.contract.id.Epoch;
import io.emberkeep.contract.id.GroupId;
import io.emberkeep.contract.id.MemberId;
import io.emberkeep.contract.id.TransitionId;
import io.emberkeep.contract.transition.Migration;
import io.emberkeep.contract.transition.Step;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is recorded of one transition, enough for another power-service to carry on from (DESIGN rules 2 and 3, PSS-9).
 *
 * @param id its name
 * @param kind what it is for
 * @param group whose shape it changes; none if no group's
 * @param state how far it came
 * @param epoch of this holding; grows with each new holder
 * @param holder the power-service that works on it, or did last
 * @param leased whether the holder's lease stands
 * @param steps all of them, in order; when it is undone, those that lead back
 * @param step the index of the one that was begun last; the ones before it are done
 * @param recorded whether the edit of that step is made; its last conditions may still be outstanding
 * @param until when that step is done at the latest; none if none was begun
 * @param reason why it is wanted, undone, or ended
 * @param begunAt when it was claimed or proposed
 * @param endedAt when it was over
 */
public record Transition(
        TransitionId id,
        TransitionKind kind,
        Optional<GroupId> group,
        TransitionState state,
        Epoch epoch,
        MemberId holder,
        boolean leased,
        List<Step> steps,
        int step,
        boolean recorded,
        Optional<Instant> until,
        String reason,
        Instant begunAt,
        Optional<Instant> endedAt) {

    public Transition {
        steps = List.copyOf(steps);
    }

    /** The step that was begun last, if any was. */
    @JsonIgnore
    public Optional<Step> begun() {
        return until.map(_ -> steps.get(step));
    }

    /**
     * The step that was begun and whose edit is not made: the machines may be ahead of the records. On the way back the first
     * step may be to settle one that was begun before: that one is as open, whether the settling has begun or not.
     */
    @JsonIgnore
    public Optional<Step> unrecorded() {
        return until.isEmpty() && !steps.isEmpty() && steps.getFirst() instanceof Step.Settle settle
                ? Optional.of(settle)
                : begun().filter(_ -> !recorded);
    }

    /** The live migration of which nobody saw the end yet, if there is one. */
    @JsonIgnore
    public Optional<Migration> unseen() {
        return unrecorded().flatMap(Migration::of);
    }
}
