package io.emberkeep.contract.transition;

import io.emberkeep.contract.configuration.TransitionKind;
import io.emberkeep.contract.configuration.TransitionState;
import io.emberkeep.contract.id.GroupId;
import io.emberkeep.contract.id.TransitionId;
import io.emberkeep.contract.wire.Message;
import io.emberkeep.contract.wire.MessageType;
import java.time.Instant;
import java.util.Optional;

/**
 * Public: a transition began, took a step, or ended.
 *
 * @param transition which
 * @param kind what it is for
 * @param group whose shape it changes; none if no group's
 * @param at when
 * @param state how far it came
 * @param step which step that was, from 1; 0 before the first
 * @param steps how many there are
 * @param what happened, as a sentence
 */
@MessageType(name = "transition", version = 1)
public record TransitionEvent(
        TransitionId transition,
        TransitionKind kind,
        Optional<GroupId> group,
        Instant at,
        TransitionState state,
        int step,
        int steps,
        String what)
        implements Message {}
