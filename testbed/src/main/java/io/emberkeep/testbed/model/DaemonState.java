package io.emberkeep.testbed.model;

/** A service daemon's state. */
public enum DaemonState {
    RUNNING,
    STOPPED,
    /** Stopped, and cannot be started before its server has booted anew or the fault is cleared. */
    BROKEN
}
