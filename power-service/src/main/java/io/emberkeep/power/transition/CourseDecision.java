package io.emberkeep.power.transition;

import java.util.List;

/**
 * What follows from an input.
 *
 * @param next the state from now on
 * @param effects what the shell is to do, in this order
 */
public record CourseDecision(Course next, List<CourseEffect> effects) {

    public CourseDecision {
        effects = List.copyOf(effects);
    }
}
