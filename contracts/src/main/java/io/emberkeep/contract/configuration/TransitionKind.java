package io.emberkeep.contract.configuration;

/** What a transition is for. */
public enum TransitionKind {
    /** A group's service is gathered on few servers (PSS-4, PSS-5): SIF-11's <em>going light</em>. */
    GOING_LIGHT,
    /** A group's servers come back (PSS-7), or its spare is put back: SIF-11's <em>going moderate</em>. */
    GOING_MODERATE,
    /** A group's spare server comes to help (PSS-11). */
    GOING_HEAVY,
    /** Hosts with nobody in operation are suspended to RAM (PSS-6). */
    SLEEPING,
    /** A host is emptied for its maintenance. */
    DRAIN,
    /** A server goes to another host. */
    MOVE,
    /** A group that is recorded as moderate gets back what a drain took: the maintenance of its host ended. */
    RESTORING;

    /**
     * Whether it is not held back by the power mode: an operator asked for it, or it ends what an operator asked for
     * (DESIGN rule 12).
     */
    public boolean isAsked() {
        return switch (this) {
            case DRAIN, MOVE, RESTORING -> true;
            case GOING_LIGHT, GOING_MODERATE, GOING_HEAVY, SLEEPING -> false;
        };
    }
}
