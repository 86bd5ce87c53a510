package io.emberkeep.monitor.dbss;

/** For what an examination is wanted, which decides what it says of the monitor itself (DESIGN rule 10). */
public enum Purpose {
    /** The one of each interval: a bad result is a fresh failure. */
    WATCH,
    /** It will be acted upon, if the monitor trusts itself. */
    CONFIRM,
    /** A failure that was not acted upon for the monitor's own sake: still fresh, and to be acted upon. */
    DOUBTED,
    /** A recovery looks how far it is. */
    JOB;

    /** Whether a bad result counts among those that fail at once. */
    public boolean isFresh() {
        return this == WATCH || this == DOUBTED;
    }

    /** Whether the result is only of use with a word on how far the monitor trusts itself. */
    public boolean needsTrust() {
        return this == CONFIRM || this == DOUBTED;
    }
}
