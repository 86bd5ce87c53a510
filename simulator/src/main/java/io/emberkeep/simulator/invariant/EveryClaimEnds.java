package io.emberkeep.simulator.invariant;

import io.emberkeep.contract.configuration.Hold;
import io.emberkeep.contract.configuration.PoolConfiguration;
import io.emberkeep.contract.id.HolderId;
import io.emberkeep.contract.id.IncidentId;
import io.emberkeep.contract.id.TransitionId;
import io.emberkeep.sif.configuration.Decision;
import io.emberkeep.sif.configuration.PoolState;
import io.emberkeep.sif.configuration.SifInput;
import io.emberkeep.simulator.Simulation;

/** Whatever is held is held by an incident that is not over; at peace nothing is held at all. */
public final class EveryClaimEnds extends Invariant {

    /** In that simulation. */
    public EveryClaimEnds(Simulation simulation) {
        super(simulation);
    }

    @Override
    public void decided(PoolState before, SifInput input, Decision decision) {
        var next = decision.next();
        if (next.configuration() == before.configuration()) {
            return;
        }
        for (var hold : next.configuration().holds()) {
            if (hold.use() == Hold.Use.FREE) {
                continue;
            }
            if (hold.holders().isEmpty()) {
                broken("%s is held by nobody".formatted(hold.resource()));
            }
            for (var holder : hold.holders()) {
                if (!isOpen(next.configuration(), holder)) {
                    broken("%s is held by %s, which is over".formatted(hold.resource(), holder));
                }
            }
        }
        for (var holder : next.leases().keySet()) {
            if (!isOpen(next.configuration(), holder)) {
                broken("%s has a lease and is not open".formatted(holder));
            }
        }
    }

    private static boolean isOpen(PoolConfiguration now, HolderId holder) {
        return now.incident(new IncidentId(holder.value()))
                        .filter(one -> one.state().isOpen())
                        .isPresent()
                || now.transition(new TransitionId(holder.value()))
                        .filter(one -> one.state().isOpen())
                        .isPresent();
    }

    @Override
    public void atPeace() {
        simulation().database().state().configuration().holds().stream()
                .filter(hold -> hold.use() != Hold.Use.FREE)
                .forEach(
                        hold ->
                                broken(
                                        "%s is still held by %s"
                                                .formatted(hold.resource(), hold.holders())));
    }
}
