package io.emberkeep.contract.configuration;

/** What automation may do in a pool (DESIGN rule 12). */
public enum Mode {
    /** Recovers. */
    ARMED,
    /** Watches and says what it would do; does nothing. */
    REPORT_ONLY,
    /** Watches and does nothing. */
    DISARMED
}
