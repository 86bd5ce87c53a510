package io.emberkeep.contract.transition;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Walking a list of steps through, to see where it leads and whether each step may be taken. */
public final class Walk {

    private Walk() {}

    /** Where the steps lead, or the first that may not be taken. */
    public sealed interface Result {
        /** Each may be taken. */
        record Good(Placement end) implements Result {}

        /** This one may not. */
        record Bad(Step step, String reason) implements Result {}
    }

    /** Walks all of them. */
    public static Result through(Placement start, List<? extends Step> steps) {
        var now = start;
        for (var step : steps) {
            var fault = whyNot(now, step);
            if (fault.isPresent()) {
                return new Result.Bad(step, fault.get());
            }
            now = Applied.after(now, step);
        }
        return new Result.Good(now);
    }

    /** Why the step may not be taken from there; none if it may. */
    public static Optional<String> whyNot(Placement now, Step step) {
        return StepCheck.whyNot(now, step);
    }

    /**
     * What the step makes of the placement.
     *
     * @throws IllegalArgumentException with the reason, if it may not be taken
     */
    public static Placement after(Placement now, Step step) {
        whyNot(now, step)
                .ifPresent(
                        reason -> {
                            throw new IllegalArgumentException(reason);
                        });
        return Applied.after(now, step);
    }

    /**
     * How to go back when the first so many steps were begun, the last of which may or may not have been done:
     * the newest first, and that twice is no harm, since each step states what is wanted (PSS-9).
     */
    public static List<Step> back(List<? extends Step> steps, int begun) {
        var back = new ArrayList<Step>();
        for (var step : steps.subList(0, begun).reversed()) {
            step.undo().ifPresent(back::add);
        }
        return List.copyOf(back);
    }
}
