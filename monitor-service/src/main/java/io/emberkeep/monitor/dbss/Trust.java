package io.emberkeep.monitor.dbss;

/** Whether a monitor may believe what it sees (DESIGN rule 10). */
public sealed interface Trust {

    /** Nothing speaks against it. */
    record Full() implements Trust {}

    /** It must not act, only report. @param reason why, as a sentence */
    record None(String reason) implements Trust {}

    /** Only with an independent witness. @param reason why, as a sentence */
    record WithWitness(String reason) implements Trust {}
}
