package io.emberkeep.simulator.invariant;

import io.emberkeep.contract.id.Epoch;
import io.emberkeep.contract.id.IncidentId;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.monitor.dbss.Phase;
import io.emberkeep.simulator.Simulation;
import java.util.HashMap;
import java.util.Map;

/** One recovery for an incident: no two members recover the same with the same epoch (DESIGN rules 2 and 3). */
public final class OneRecoveryEach extends Invariant {

    private record Grant(IncidentId incident, Epoch epoch) {}

    /** In that simulation. */
    public OneRecoveryEach(Simulation simulation) {
        super(simulation);
    }

    @Override
    public void secondPassed() {
        var recoverers = new HashMap<Grant, ServerId>();
        var members = simulation().members();
        for (var name : members.names()) {
            members.up(name).stream()
                    .flatMap(member -> member.now().values().stream())
                    .forEach(
                            state -> {
                                if (state.phase() instanceof Phase.Recovering recovering) {
                                    add(recoverers, name, recovering);
                                }
                            });
        }
    }

    private void add(Map<Grant, ServerId> recoverers, ServerId name, Phase.Recovering recovering) {
        var incident = recovering.recovery().grant().incident();
        var other = recoverers.put(new Grant(incident.id(), incident.epoch()), name);
        if (other != null) {
            broken("%s and %s both recover %s".formatted(other, name, incident));
        }
    }
}
