package io.emberkeep.sif.configuration;

import io.emberkeep.contract.configuration.Incident;
import java.time.Instant;

/** A claim is a lease (DESIGN rule 3). */
final class Leases {

    private Leases() {}

    /** Marks the claims whose lease ran out, so that another member may take over. */
    static Decision check(PoolState state, Instant now) {
        var ranOut =
                state.configuration().incidents().stream()
                        .filter(Incident::leased)
                        .filter(incident -> ranOut(state, incident, now))
                        .toList();
        if (ranOut.isEmpty()) {
            return Decision.unchanged(state);
        }
        var draft = new Draft(state, now);
        for (var incident : ranOut) {
            draft.unlease(incident.id());
            draft.put(new IncidentDraft(incident).leased(false).build());
        }
        return draft.reported();
    }

    private static boolean ranOut(PoolState state, Incident incident, Instant now) {
        var until = state.leases().get(incident.id());
        return until == null || until.isBefore(now);
    }
}
