package io.emberkeep.power.plan;

import io.emberkeep.contract.id.GroupId;
import io.emberkeep.contract.load.LoadClass;
import io.emberkeep.contract.transition.Step;
import io.emberkeep.contract.transition.Walk;
import java.util.List;

/**
 * One group's change of shape, step by step; walked through before it is given out.
 *
 * @param group which group
 * @param from the shape that it has
 * @param to the shape that it gets
 * @param steps in order, each waited for
 * @param notes what is left as it is, and why: then the change is not complete
 */
public record GroupPlan(
        GroupId group, LoadClass from, LoadClass to, List<Step> steps, List<String> notes) {

    public GroupPlan {
        steps = List.copyOf(steps);
        notes = List.copyOf(notes);
    }

    /** How to go back from the first so many steps, the newest first (PSS-9). */
    public List<Step> undo(int steps) {
        return Walk.back(this.steps, steps);
    }
}
