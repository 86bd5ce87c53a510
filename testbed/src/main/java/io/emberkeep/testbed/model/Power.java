package io.emberkeep.testbed.model;

/** A host's power. */
public enum Power {
    OFF,
    /** Starts, or comes back from being suspended. */
    BOOTING,
    ON,
    /** Suspended to RAM: what ran on it stands still. */
    SUSPENDED
}
