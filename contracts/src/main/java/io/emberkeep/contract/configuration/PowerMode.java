package io.emberkeep.contract.configuration;

/** What power saving may do by itself (DESIGN rule 12). */
public enum PowerMode {
    /** What is worth it is done. */
    AUTOMATIC,
    /** What is worth it is proposed, and done once an operator approves. */
    APPROVE,
    /** What would be done is shown, and nothing is done. */
    REPORT_ONLY
}
