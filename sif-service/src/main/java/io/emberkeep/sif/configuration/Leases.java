package io.emberkeep.sif.configuration;

import io.emberkeep.contract.configuration.Incident;
import io.emberkeep.contract.configuration.Transition;
import io.emberkeep.contract.id.HolderId;
import java.time.Instant;

/** A claim is a lease (DESIGN rule 3). */
final class Leases {

    private Leases() {}

    /** Marks the claims whose lease ran out, so that another member may take over. */
    static Decision check(PoolState state, Instant now) {
        var ranOut =
                state.configuration().incidents().stream()
                        .filter(Incident::leased)
                        .filter(incident -> ranOut(state, HolderId.of(incident.id()), now))
                        .toList();
        var stopped =
                state.configuration().transitions().stream()
                        .filter(Transition::leased)
                        .filter(one -> ranOut(state, HolderId.of(one.id()), now))
                        .toList();
        if (ranOut.isEmpty() && stopped.isEmpty()) {
            return Decision.unchanged(state);
        }
        var draft = new Draft(state, now);
        for (var incident : ranOut) {
            draft.unlease(HolderId.of(incident.id()));
            draft.put(new IncidentDraft(incident).leased(false).build());
        }
        for (var transition : stopped) {
            draft.unlease(HolderId.of(transition.id()));
            draft.put(new TransitionDraft(transition).leased(false).build());
        }
        return draft.reported();
    }

    private static boolean ranOut(PoolState state, HolderId holder, Instant now) {
        var until = state.leases().get(holder);
        return until == null || until.isBefore(now);
    }
}
