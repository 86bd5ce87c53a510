package io.emberkeep.sif.configuration;

import io.emberkeep.contract.configuration.Incident;
import io.emberkeep.contract.configuration.Mode;
import io.emberkeep.contract.configuration.PoolConfiguration;
import io.emberkeep.contract.configuration.PowerMode;
import io.emberkeep.contract.configuration.Transition;
import io.emberkeep.contract.id.HolderId;
import io.emberkeep.contract.id.IncidentId;
import io.emberkeep.contract.id.PoolId;
import io.emberkeep.contract.id.Revision;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.inventory.Inventory;
import io.emberkeep.contract.inventory.Settings;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Everything that is recorded of a pool: what is published, and what is not.
 *
 * @param configuration what is published (SIF-9)
 * @param leases until when the claim of each open incident and transition stands (DESIGN rule 3); not published
 * @param failovers when targets failed over lately, from which flapping is seen (DBSS-15)
 * @param past incidents that are over, as far as the signal at hand names them
 * @param ended transitions that the decision at hand ended
 */
public record PoolState(
        PoolConfiguration configuration,
        Map<HolderId, Instant> leases,
        List<Failover> failovers,
        Map<IncidentId, Incident> past,
        List<Transition> ended) {

    public PoolState {
        leases = Map.copyOf(leases);
        failovers = List.copyOf(failovers);
        past = Map.copyOf(past);
        ended = List.copyOf(ended);
    }

    /** In which no transition has just ended. */
    public PoolState(
            PoolConfiguration configuration,
            Map<HolderId, Instant> leases,
            List<Failover> failovers,
            Map<IncidentId, Incident> past) {
        this(configuration, leases, failovers, past, List.of());
    }

    /** A pool of which nothing is recorded yet: its first inventory creates it. */
    public static PoolState none(PoolId pool) {
        var nothing = new Inventory(pool, Settings.DEFAULT, List.of(), List.of(), List.of());
        return new PoolState(
                new PoolConfiguration(
                        Revision.ZERO,
                        Mode.ARMED,
                        PowerMode.AUTOMATIC,
                        nothing,
                        Set.of(),
                        Set.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of()),
                Map.of(),
                List.of(),
                Map.of());
    }

    /** Whether an inventory was ever applied. */
    public boolean exists() {
        return !configuration.revision().equals(Revision.ZERO);
    }

    /** The pool's name. */
    public PoolId pool() {
        return configuration.inventory().pool();
    }

    /** The incident of that name, be it open, resting or over. */
    public Optional<Incident> incident(IncidentId id) {
        return configuration.incident(id).or(() -> Optional.ofNullable(past.get(id)));
    }

    /** A target's function went to its standby (DBSS-15). */
    public record Failover(ServerId target, Instant at) {}
}
