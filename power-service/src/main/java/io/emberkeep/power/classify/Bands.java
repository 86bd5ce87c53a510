package io.emberkeep.power.classify;

import io.emberkeep.power.load.LoadKind;

/**
 * The thresholds of each of the three loads (PSS-1).
 *
 * @param memory of Lm
 * @param cpu of Lc
 * @param network of Ln
 */
public record Bands(Band memory, Band cpu, Band network) {

    /** The band of that load. */
    public Band of(LoadKind kind) {
        return switch (kind) {
            case MEMORY -> memory;
            case CPU -> cpu;
            case NETWORK -> network;
        };
    }
}
