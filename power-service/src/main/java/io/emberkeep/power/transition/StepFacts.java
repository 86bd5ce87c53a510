package io.emberkeep.power.transition;

import io.emberkeep.contract.command.Condition;
import io.emberkeep.contract.transition.Step;
import io.emberkeep.power.transition.CourseView.Limits;
import java.time.Duration;

/** How much time a step needs. */
final class StepFacts {

    private StepFacts() {}

    /** How long a step may take in all, so that whoever misses a server meanwhile is told how long to wait. */
    static Duration limit(Step step, Limits limits) {
        if (step instanceof Step.WakeHosts) {
            return limits.wake();
        }
        var slow = step.conditions().stream().anyMatch(StepFacts::isSlow);
        return grace(step).plus(limits.step()).plus(slow ? limits.migration() : Duration.ZERO);
    }

    /** How long one command may take. */
    static Duration limit(Condition condition, Limits limits) {
        return isSlow(condition) ? limits.migration() : limits.command();
    }

    /** How long connections in progress have, before anything is done. */
    static Duration grace(Step step) {
        return step instanceof Step.MoveVips move ? move.grace() : Duration.ZERO;
    }

    private static boolean isSlow(Condition condition) {
        return condition instanceof Condition.ServerOnHost
                || condition instanceof Condition.HostOn
                || condition instanceof Condition.HostOff
                || condition instanceof Condition.HostSuspended;
    }
}
