package io.emberkeep.contract.configuration;

/** How far an incident came. */
public enum IncidentState {
    /** Claimed; the function is not recovered yet, or not covered. */
    RECOVERING,
    /** The standby serves; the target is being recovered (DBSS-5). */
    FUNCTION_RECOVERED,
    /** An operator asked for the return of a target that was given up or held (DBSS-14). */
    RETURNING,
    /** Ended for now: the target is up, the standby goes on serving until it is returned (DBSS-15). */
    HELD,
    /** Ended for now: the target could not be recovered (DBSS-8, down). */
    GIVEN_UP,
    /** Ended: the target itself serves again. */
    RECOVERED,
    /** Ended: nothing was done, for a reason. */
    REFUSED;

    /** Whether a member works on it or should. */
    public boolean isOpen() {
        return this == RECOVERING || this == FUNCTION_RECOVERED || this == RETURNING;
    }

    /** Whether nothing can come after it. */
    public boolean isOver() {
        return this == RECOVERED || this == REFUSED;
    }
}
