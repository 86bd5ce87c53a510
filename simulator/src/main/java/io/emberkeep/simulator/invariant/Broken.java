package io.emberkeep.simulator.invariant;

/** An invariant does not hold: the simulation stops where that was seen. */
public final class Broken extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String invariant;

    Broken(Class<?> invariant, String how) {
        super(how, null, false, false);
        this.invariant = invariant.getSimpleName();
    }

    /** The invariant's name. */
    public String invariant() {
        return invariant;
    }
}
