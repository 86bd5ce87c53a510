package io.emberkeep.simulator.invariant;

import io.emberkeep.simulator.Observer;
import io.emberkeep.simulator.Simulation;

/** Something that must hold after every event; it is looked at whenever what it is about has changed. */
public abstract class Invariant implements Observer {

    private final Simulation simulation;

    /** @param simulation in which it must hold */
    protected Invariant(Simulation simulation) {
        this.simulation = simulation;
    }

    /** In which it must hold. */
    protected final Simulation simulation() {
        return simulation;
    }

    /** Something was done to the system from outside: every bound begins anew. @param standing how many faults stand now */
    public void disturbed(int standing) {}

    /** Looked at each second, for what comes with time alone. */
    public void secondPassed() {}

    /** Looked at once, at the end of a run that was left in peace for long enough. */
    public void atPeace() {}

    /** @throws Broken always, with that sentence */
    protected final void broken(String how) {
        throw new Broken(getClass(), how);
    }
}
