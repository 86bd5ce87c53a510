package io.emberkeep.power.plan;

import io.emberkeep.contract.transition.Step;
import java.util.List;

/** What came of an operator's wish: the steps that fulfil it, or why it cannot be. */
public sealed interface Errand {

    /**
     * It can be done so.
     *
     * @param steps in order, each waited for
     * @param notes what an operator should know besides
     */
    record Steps(List<Step> steps, List<String> notes) implements Errand {
        public Steps {
            steps = List.copyOf(steps);
            notes = List.copyOf(notes);
        }
    }

    /** It cannot be done now, for a reason. */
    record Refused(String reason) implements Errand {}
}
