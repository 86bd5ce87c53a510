package io.emberkeep.power.transition;

import io.emberkeep.contract.configuration.Transition;
import io.emberkeep.contract.configuration.TransitionState;

/** How a transition looks to everybody once it ended. */
final class Endings {

    private Endings() {}

    static Transition as(Transition one, TransitionState outcome) {
        return new Transition(
                one.id(),
                one.kind(),
                one.group(),
                outcome,
                one.epoch(),
                one.holder(),
                false,
                one.steps(),
                one.step(),
                one.recorded(),
                one.until(),
                one.reason(),
                one.begunAt(),
                one.endedAt());
    }
}
