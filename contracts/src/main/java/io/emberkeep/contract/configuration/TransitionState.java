package io.emberkeep.contract.configuration;

/** How far a transition came. */
public enum TransitionState {
    /** It waits for an operator's word; nothing is held for it. */
    PROPOSED,
    /** An operator approved of it; a power-service is to begin it. */
    APPROVED,
    /** Its steps are taken. */
    RUNNING,
    /** Its steps are taken back (PSS-9). */
    UNDOING,
    /** An incident took what it held; the step that was begun is settled, if it can be, and it ends (DESIGN rule 4). */
    INTERRUPTED,
    /**
     * It stopped, and nobody saw the end of the live migration that was begun: the server is on the one host or on the
     * other. Nothing is held for it; a power-service looks again from time to time.
     */
    UNSETTLED,
    /** Over: all steps were taken. */
    DONE,
    /** Over: all that was done was taken back. */
    UNDONE,
    /** Over: it stopped where the records say. */
    STOPPED,
    /** Over: an operator did not want it, or it was not wanted any more. */
    REJECTED;

    /** Whether a power-service works on it or should. */
    public boolean isOpen() {
        return this == RUNNING || this == UNDOING || this == INTERRUPTED || this == UNSETTLED;
    }

    /** Whether nothing can come after it. */
    public boolean isOver() {
        return this == DONE || this == UNDONE || this == STOPPED || this == REJECTED;
    }
}
