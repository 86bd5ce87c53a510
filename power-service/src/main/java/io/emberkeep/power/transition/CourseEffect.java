package io.emberkeep.power.transition;

import io.emberkeep.contract.command.Condition;
import io.emberkeep.contract.id.Epoch;
import io.emberkeep.contract.id.ExecutorId;
import io.emberkeep.contract.id.ResourceId;
import io.emberkeep.contract.id.TransitionId;
import io.emberkeep.contract.signal.TransitionQuestion;
import io.emberkeep.contract.signal.TransitionReport;
import io.emberkeep.contract.transition.TransitionEvent;
import java.time.Duration;
import java.util.Map;

/** What the shell does for a course. Its outcome comes back as an input with the same name. */
public sealed interface CourseEffect {

    /** Ask the SIF, again each second with the same id, for at most {@code patience}. */
    record AskSif(String name, TransitionQuestion question, Duration patience)
            implements CourseEffect {}

    /**
     * Command an executor.
     *
     * @param epochs of the resources that it touches, as granted
     * @param within how long it may take; then its outcome is unknown (DESIGN rule 5)
     */
    record Order(
            String name,
            TransitionId transition,
            ExecutorId executor,
            Map<ResourceId, Epoch> epochs,
            Condition condition,
            Duration within)
            implements CourseEffect {
        public Order {
            epochs = Map.copyOf(epochs);
        }
    }

    /** Ring after that time. */
    record StartTimer(String name, Duration after) implements CourseEffect {}

    /** Tell the SIF; there is no answer (SIF-2). */
    record ReportSif(TransitionReport report) implements CourseEffect {}

    /** Tell everybody who subscribes: one log line and one count. */
    record Publish(TransitionEvent event) implements CourseEffect {}
}
