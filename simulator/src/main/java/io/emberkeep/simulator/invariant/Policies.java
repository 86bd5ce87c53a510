package io.emberkeep.simulator.invariant;

import io.emberkeep.contract.inventory.Settings.Fencing;
import io.emberkeep.simulator.Simulation;

/** What the pool's settings say now. */
final class Policies {

    private Policies() {}

    static Fencing fencing(Simulation simulation) {
        return simulation.database().state().configuration().inventory().settings().fencing();
    }
}
