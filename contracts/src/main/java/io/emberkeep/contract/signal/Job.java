package io.emberkeep.contract.signal;

/** The two jobs of a recovery, which run side by side (DBSS-5). */
public enum Job {
    /** Recovers the function: starts the standby, sets the VIPs. */
    FOREGROUND,
    /** Recovers the target itself. */
    BACKGROUND
}
