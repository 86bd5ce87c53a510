package io.emberkeep.simulator.sif;

import io.emberkeep.contract.Topics;
import io.emberkeep.contract.configuration.Incident;
import io.emberkeep.contract.configuration.PoolConfiguration;
import io.emberkeep.contract.configuration.Transition;
import io.emberkeep.contract.id.HolderId;
import io.emberkeep.contract.id.IncidentId;
import io.emberkeep.contract.id.TransitionId;
import io.emberkeep.simulator.Surroundings;
import io.emberkeep.simulator.engine.Process;
import java.time.Duration;

/** When a replica ends leases that ran out: after it was away, not before it has read all and a lease has passed (DESIGN rule 3). */
final class LeaseLooks {

    private static final Duration LOOK = Duration.ofMillis(250);
    private static final Duration LOCKED = Duration.ofMillis(5);

    private final Surroundings around;
    private final Database database;
    private final Process process;
    private final Replica replica;
    private boolean keeping;
    private long lagged;

    LeaseLooks(Surroundings around, Database database, Process process, Replica replica) {
        this.around = around;
        this.database = database;
        this.process = process;
        this.replica = replica;
    }

    /** It is behind now. */
    void lagged() {
        lagged = process.timeline().nanos();
    }

    /** Looks now and then, as long as there is a lease. */
    void attend() {
        if (!keeping && !database.state().leases().isEmpty()) {
            keeping = true;
            process.after(LOOK, this::look);
        }
    }

    private void look() {
        keeping = false;
        if (!replica.isAtEnd() || !around.broker().reaches(process)) {
            lagged();
        }
        if (replica.reachesDatabase()
                && anyRanOut()
                && calmFor(lease())
                && readToTheEnd()
                && !replica.endLeases()) {
            keeping = true;
            process.after(LOCKED, this::look);
            return;
        }
        replica.attend();
    }

    private boolean anyRanOut() {
        var now = database.clock();
        var state = database.state();
        return state.leases().entrySet().stream()
                .filter(lease -> lease.getValue().isBefore(now))
                .anyMatch(lease -> isLeased(state.configuration(), lease.getKey()));
    }

    private static boolean isLeased(PoolConfiguration now, HolderId holder) {
        return now.incident(new IncidentId(holder.value())).filter(Incident::leased).isPresent()
                || now.transition(new TransitionId(holder.value()))
                        .filter(Transition::leased)
                        .isPresent();
    }

    private Duration lease() {
        return database.state().configuration().inventory().settings().lease();
    }

    private boolean calmFor(Duration time) {
        var disturbed =
                Math.max(
                        Math.max(process.undisturbedSince(), lagged),
                        Math.max(around.broker().undisturbedSince(), database.undisturbedSince()));
        return process.timeline().nanos() - Math.max(disturbed, around.mendedAt()) > time.toNanos();
    }

    private boolean readToTheEnd() {
        return around.broker().reaches(process)
                && database.position() >= around.broker().end(Topics.SIGNALS);
    }
}
