package io.emberkeep.sif.store;

import java.util.List;

/**
 * What came of one record of the topic.
 *
 * @param kind the signal's kind, for people and metrics
 * @param outcome in one word
 * @param reason why it was refused or put aside; empty if it was not
 * @param outgoing what is to be sent, now that it is committed
 */
public record Applied(String kind, Outcome outcome, String reason, List<Outgoing> outgoing) {

    public Applied {
        outgoing = List.copyOf(outgoing);
    }

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
