package io.emberkeep.monitor.dbss;

import io.emberkeep.contract.command.Condition;
import io.emberkeep.contract.failure.Failure;
import io.emberkeep.contract.id.Epoch;
import io.emberkeep.contract.id.ExecutorId;
import io.emberkeep.contract.id.IncidentId;
import io.emberkeep.contract.id.ResourceId;
import io.emberkeep.contract.signal.IncidentQuestion;
import io.emberkeep.contract.signal.IncidentReport;
import io.emberkeep.contract.signal.Job;
import io.emberkeep.contract.signal.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What the shell does for a DBSS. Its outcome comes back as an input with the same name. */
public sealed interface DbssEffect {

    /** Examine. */
    record Examine(String name, Subject subject, Purpose purpose) implements DbssEffect {}

    /** Ask the SIF, again each second with the same id, for at most {@code patience}. */
    record AskSif(String name, IncidentQuestion question, Duration patience)
            implements DbssEffect {}

    /** Tell the SIF; there is no answer (SIF-2). */
    record ReportSif(IncidentReport report) implements DbssEffect {}

    /**
     * Command an executor.
     *
     * @param within how long it may take; then its outcome is unknown (DESIGN rule 5)
     */
    record Order(
            String name,
            Optional<IncidentId> incident,
            ExecutorId executor,
            Map<ResourceId, Epoch> epochs,
            Condition condition,
            Duration within)
            implements DbssEffect {
        public Order {
            epochs = Map.copyOf(epochs);
        }
    }

    /** Ring after that time. */
    record StartTimer(String name, Duration after) implements DbssEffect {}

    /** Nobody waits for that timer any more. */
    record CancelTimer(String name) implements DbssEffect {}

    /** Tell everybody who subscribes. */
    record Publish(Failure failure) implements DbssEffect {}

    /**
     * A step was taken: one log line, one count, and a report if the SIF knows the incident (DBSS-13).
     *
     * @param epoch of the target; none while the SIF does not know the incident
     */
    record StepDone(
            IncidentId incident,
            Optional<Epoch> epoch,
            Instant at,
            Job job,
            Step step,
            String detail)
            implements DbssEffect {}
}
