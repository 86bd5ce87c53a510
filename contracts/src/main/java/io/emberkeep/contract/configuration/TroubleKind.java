package io.emberkeep.contract.configuration;

/** What a bad examination found (DBSS-4). */
public enum TroubleKind {
    /** The target does not answer at all. */
    NETWORK,
    /** The target answers, a daemon or a VIP does not. */
    SERVICE
}
