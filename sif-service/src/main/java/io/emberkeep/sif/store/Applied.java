package io.emberkeep.sif.store;

/**
 * What came of one record of the topic.
 *
 * @param kind the signal's kind, for people and metrics
 * @param outcome in one word
 * @param reason why it was refused or put aside; empty if it was not
 */
public record Applied(String kind, Outcome outcome, String reason) {

    /** Another replica was first. */
    static final Applied SKIPPED = new Applied("", Outcome.SKIPPED, "");

    /** What came of a signal. */
    public enum Outcome {
        GRANTED,
        REFUSED,
        WAIT,
        ACCEPTED,
        /** A report that was recorded, or changed nothing a second time. */
        RECORDED,
        /** It has been applied before: who asked gets the stored answer again (SIF-8). */
        REPEATED,
        /** Put aside in dead-letters. */
        DEAD_LETTER,
        /** Another replica was first. */
        SKIPPED
    }
}
