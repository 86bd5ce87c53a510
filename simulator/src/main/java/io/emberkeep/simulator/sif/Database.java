package io.emberkeep.simulator.sif;

import io.emberkeep.contract.answer.SignalAnswer;
import io.emberkeep.contract.configuration.Incident;
import io.emberkeep.contract.id.IncidentId;
import io.emberkeep.contract.id.PoolId;
import io.emberkeep.contract.signal.IncidentReport.StepTaken;
import io.emberkeep.contract.wire.Envelope;
import io.emberkeep.sif.configuration.PoolState;
import io.emberkeep.simulator.engine.Process;
import io.emberkeep.simulator.engine.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What PostgreSQL keeps of one pool behind the SIF: its state, the answers by signal, the position, the
 * outbox. One transaction at a time holds the pool's lock; what was committed survives everything.
 */
public final class Database {

    /** Its name on the links. */
    public static final String NAME = "database";

    /** The server ends a transaction whose client has gone silent. */
    private static final long IDLE = Duration.ofSeconds(2).toNanos();

    private static final int FAILOVERS = 100;

    private final Timeline timeline;
    private final Map<String, Optional<SignalAnswer>> answers = new HashMap<>();
    private final Map<IncidentId, Incident> incidents = new LinkedHashMap<>();
    private final List<StepTaken> steps = new ArrayList<>();
    private final Map<Long, Outgoing> outbox = new LinkedHashMap<>();
    private PoolState state;
    private long position;
    private long letters;
    private Process holder;
    private int holderLife;
    private long lockedAt;
    private boolean up = true;
    private long undisturbedSince;
    private Duration clockOff = Duration.ZERO;

    /** Something to be sent. @param at when it was committed, in nanoseconds since the beginning */
    record Outgoing(long id, String key, Envelope<?> envelope, long at) {}

    /** With nothing recorded. */
    public Database(Timeline timeline, PoolId pool) {
        this.timeline = timeline;
        this.state = PoolState.none(pool);
    }

    /** It goes away, and with it every open transaction. */
    public void down() {
        up = false;
        holder = null;
    }

    /** It is back with what was committed. */
    public void up() {
        if (!up) {
            up = true;
            undisturbedSince = timeline.nanos();
        }
    }

    /** Whether it is there. */
    public boolean isUp() {
        return up;
    }

    /** Since when it has been there. */
    public long undisturbedSince() {
        return undisturbedSince;
    }

    /** Its clock, which leases go by (DESIGN rule 3). */
    public Instant clock() {
        return timeline.instant().plus(clockOff);
    }

    /** Sets its clock wrong. */
    public void clock(Duration off) {
        clockOff = off;
    }

    /** What is recorded. */
    public PoolState state() {
        return state;
    }

    /** Every step that was recorded, in order. */
    public List<StepTaken> steps() {
        return steps;
    }

    /** Every incident that was ever recorded. */
    public Map<IncidentId, Incident> incidents() {
        return incidents;
    }

    /** The place in the signals up to which everything was applied. */
    public long position() {
        return position;
    }

    /** Takes the lock. @return whether it was free */
    boolean lock(Process by) {
        if (holder != null && holder.life() == holderLife && timeline.nanos() - lockedAt < IDLE) {
            return false;
        }
        holder = by;
        holderLife = by.life();
        lockedAt = timeline.nanos();
        return true;
    }

    /** Whether the lock is still its own: the server may have ended its transaction. */
    boolean holds(Process by) {
        return up && holder == by && holderLife == by.life() && timeline.nanos() - lockedAt < IDLE;
    }

    void unlock(Process by) {
        if (holder == by) {
            holder = null;
        }
    }

    /** The state as the core gets it, with the incident that a signal names even if it is over. */
    PoolState load(Optional<IncidentId> named) {
        var past =
                named.map(incidents::get)
                        .filter(one -> one.state().isOver())
                        .map(one -> Map.of(one.id(), one))
                        .orElse(Map.of());
        return new PoolState(state.configuration(), state.leases(), failovers(), past);
    }

    private List<PoolState.Failover> failovers() {
        return incidents.values().stream()
                .filter(one -> one.functionRecoveredAt().isPresent())
                .map(one -> new PoolState.Failover(one.target(), one.functionRecoveredAt().get()))
                .sorted(Comparator.comparing(PoolState.Failover::at).reversed())
                .limit(FAILOVERS)
                .toList();
    }

    /** Writes what a decision changed. */
    void write(PoolState next, Optional<StepTaken> step) {
        state = new PoolState(next.configuration(), next.leases(), List.of(), Map.of());
        next.configuration().incidents().forEach(one -> incidents.put(one.id(), one));
        next.past().values().forEach(one -> incidents.put(one.id(), one));
        step.ifPresent(steps::add);
    }

    void advance(long offset) {
        position = offset + 1;
    }

    /** The answer that a signal got; none if it was never applied, empty inside if it got none. */
    Optional<Optional<SignalAnswer>> answered(String signal) {
        return Optional.ofNullable(answers.get(signal));
    }

    void remember(String signal, Optional<SignalAnswer> answer) {
        answers.put(signal, answer);
    }

    /** Adds to the outbox. */
    Outgoing post(String key, Envelope<?> envelope) {
        var one = new Outgoing(letters++, key, envelope, timeline.nanos());
        outbox.put(one.id(), one);
        return one;
    }

    void strike(long letter) {
        outbox.remove(letter);
    }

    /** What may have been left over. */
    List<Outgoing> olderThan(Duration age) {
        var before = timeline.nanos() - age.toNanos();
        return outbox.values().stream().filter(one -> one.at() <= before).toList();
    }

    /** Whether anything is still to be sent. */
    boolean hasLetters() {
        return !outbox.isEmpty();
    }
}
