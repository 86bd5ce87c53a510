package io.emberkeep.monitor.dbss;

import io.emberkeep.contract.id.IncidentId;
import io.emberkeep.contract.id.Revision;
import java.util.Optional;

/**
 * One target's supervisor as it is now (DBSS-1).
 *
 * @param view the newest configuration
 * @param serial how many names were given to effects: a name is never given twice
 * @param settled the incident with which this DBSS is through; the configuration may not show it yet
 * @param phase what it is doing
 */
public record DbssState(TargetView view, long serial, Optional<Settled> settled, Phase phase) {

    /** Before its start. */
    public static DbssState idle(TargetView view) {
        return new DbssState(view, 0, Optional.empty(), new Phase.Idle());
    }

    /** An incident that was worked on to its end, and the revision of its last grant. */
    public record Settled(IncidentId incident, Revision granted) {}
}
