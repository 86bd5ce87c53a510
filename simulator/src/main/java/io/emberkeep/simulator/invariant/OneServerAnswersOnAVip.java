package io.emberkeep.simulator.invariant;

import io.emberkeep.contract.inventory.Settings.Fencing;
import io.emberkeep.simulator.Simulation;
import io.emberkeep.testbed.model.World;

/** A VIP answers on one server at most (DESIGN rule 9), wherever fencing is required. */
public final class OneServerAnswersOnAVip extends Invariant {

    private int seen;

    /** In that simulation. */
    public OneServerAnswersOnAVip(Simulation simulation) {
        super(simulation);
    }

    @Override
    public void changed(World world) {
        if (world.conflicts().size() > seen) {
            seen = world.conflicts().size();
            if (Policies.fencing(simulation()) == Fencing.REQUIRED) {
                var last = world.conflicts().getLast();
                broken("%s answers on %s".formatted(last.vip(), last.vms()));
            }
        }
    }
}
