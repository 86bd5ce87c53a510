package io.emberkeep.power.load;

/**
 * A service group's three loads (SPEC section 3).
 *
 * @param memory Lm
 * @param cpu Lc
 * @param network Ln
 */
public record Loads(Percent memory, Percent cpu, Percent network) {

    /** The load of that kind. */
    public Percent of(LoadKind kind) {
        return switch (kind) {
            case MEMORY -> memory;
            case CPU -> cpu;
            case NETWORK -> network;
        };
    }
}
