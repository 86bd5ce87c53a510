package io.emberkeep.testbed.model;

/** What a virtual server's guest does, as far as its machine is not paused. */
public enum Phase {
    OFF,
    BOOTING,
    UP,
    /** Its kernel is dead: silent on the network, still running for its hypervisor. */
    CRASHED,
    /** Accepts connections and never answers. */
    FROZEN
}
