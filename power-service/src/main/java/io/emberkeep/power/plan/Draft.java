package io.emberkeep.power.plan;

import io.emberkeep.contract.load.LoadClass;
import io.emberkeep.contract.transition.Step;
import java.util.List;

/** What came of planning one group's change, before it is weighed against the rest of the pool. */
sealed interface Draft {

    /**
     * Its steps.
     *
     * @param to the shape that they lead to
     * @param steps in order
     * @param notes what is left as it is, and why
     */
    record Steps(LoadClass to, List<Step> steps, List<String> notes) implements Draft {
        public Steps {
            steps = List.copyOf(steps);
            notes = List.copyOf(notes);
        }
    }

    /** It cannot be done now, for a reason. */
    record Refused(String reason) implements Draft {}
}
