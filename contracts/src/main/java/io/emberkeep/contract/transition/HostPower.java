package io.emberkeep.contract.transition;

import java.time.Instant;

/**
 * Whether a host is awake. Of one that nobody was told about nothing is known: it is neither counted nor put to
 * sleep nor woken.
 *
 * @param state awake or asleep
 * @param since when it became so
 */
public record HostPower(State state, Instant since) {

    /** The two that power saving knows. */
    public enum State {
        /** Switched on and answering. */
        AWAKE,
        /** Suspended to RAM (PSS-6). */
        ASLEEP
    }
}
