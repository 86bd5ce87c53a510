package io.emberkeep.sif.store;

import io.emberkeep.contract.configuration.ConfigurationMessage;
import io.emberkeep.contract.configuration.Incident;
import io.emberkeep.contract.configuration.Transition;
import io.emberkeep.contract.id.IncidentId;
import io.emberkeep.contract.signal.IncidentReport.StepTaken;
import io.emberkeep.sif.configuration.Decision;
import io.emberkeep.sif.configuration.PoolState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One pool within one transaction: as it was recorded, and as the signals so far made it. */
final class PoolWork {

    private static final String STEP =
            Writes.insert("incident_step", "pool", "incident", "at", "job", "step", "detail");

    private final Stored before;
    private final Map<IncidentId, Incident> pastBefore;
    private final Map<IncidentId, Incident> past;
    private final List<Transition> ended = new ArrayList<>();
    private PoolState state;

    /** @param past the incidents that are over, as far as any of the signals names them */
    PoolWork(Stored before, Map<IncidentId, Incident> past) {
        this.before = before;
        this.pastBefore = Map.copyOf(past);
        this.past = new HashMap<>(past);
        this.state = before.state();
    }

    /** The state that the next signal finds. @param named an incident that is wanted even if it is over */
    PoolState state(Optional<IncidentId> named) {
        var found = named.map(past::get);
        return found.isEmpty()
                ? state
                : new PoolState(
                        state.configuration(),
                        state.leases(),
                        state.failovers(),
                        Map.of(found.get().id(), found.get()));
    }

    /** What a decision changes; what is published goes into the mail. */
    void take(
            Decision decision,
            Instant now,
            History.Made made,
            Writes writes,
            Mail mail,
            Post post) {
        var next = decision.next();
        decision.step().ifPresent(step -> log(step, writes));
        next.configuration().incidents().forEach(open -> past.remove(open.id()));
        past.putAll(next.past());
        ended.addAll(next.ended());
        state = new PoolState(next.configuration(), next.leases(), next.failovers(), Map.of());
        if (decision.changed()) {
            History.add(writes, next, decision.changes(), now, made);
            post.configuration(
                    mail,
                    next.pool(),
                    new ConfigurationMessage(now, decision.changes(), next.configuration()));
        }
    }

    private void log(StepTaken step, Writes writes) {
        writes.log(STEP)
                .put("pool", before.row().pool().value())
                .put("incident", step.incident().value())
                .put("at", step.at().toString())
                .put("job", step.job().name())
                .put("step", step.step().name())
                .put("detail", step.detail() == null ? "" : step.detail());
    }

    /** Writes what differs from what was recorded. @return as it will be recorded then */
    Stored write(Instant now, Writes writes) {
        if (state.equals(before.state()) && past.equals(pastBefore) && ended.isEmpty()) {
            return before;
        }
        var after =
                new PoolState(
                        state.configuration(), state.leases(), state.failovers(), past, ended);
        return StateWriter.write(before, pastBefore, after, now, writes);
    }
}
