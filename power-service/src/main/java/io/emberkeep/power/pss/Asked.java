package io.emberkeep.power.pss;

import io.emberkeep.contract.id.TransitionId;
import io.emberkeep.power.plan.Errand;
import io.emberkeep.power.transition.Course;

/** What comes of an operator's wish. */
public sealed interface Asked {

    /** It can be done so. @param course to be run now */
    record Begun(Course course, Errand.Steps plan) implements Asked {}

    /** It was asked for before, by the same request: it is under way, or over. */
    record Known(TransitionId transition) implements Asked {}

    /** It cannot be done, for a reason. */
    record Refused(String reason) implements Asked {}
}
