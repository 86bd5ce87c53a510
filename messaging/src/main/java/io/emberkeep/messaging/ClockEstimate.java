package io.emberkeep.messaging;

import java.time.Duration;
import java.time.Instant;

/**
 * How far our clock is ahead of the broker's, as far as one knows. Each message that the broker stamps with its
 * own time is a bound on both sides: the stamp was made after we sent and before we heard of it. The estimate
 * is moved as little as these bounds demand, so that of two clocks that agree none is ever corrected.
 *
 * @param ahead negative if our clock is behind
 */
record ClockEstimate(Duration ahead) {

    /** Nobody has told us anything else. */
    static final ClockEstimate AGREED = new ClockEstimate(Duration.ZERO);

    /** Stamps are cut to milliseconds. */
    private static final Duration GRAIN = Duration.ofMillis(1);

    /**
     * After one more stamp.
     *
     * @param sent when we sent, by our clock
     * @param stamped when the broker had it, by its clock
     * @param heard when we heard so, by our clock
     */
    ClockEstimate after(Instant sent, Instant stamped, Instant heard) {
        var least = Duration.between(stamped, sent).minus(GRAIN);
        var most = Duration.between(stamped, heard);
        if (most.compareTo(least) < 0) {
            // Our clock was set back in between: the stamp tells nothing.
            return this;
        }
        if (ahead.compareTo(least) < 0) {
            return new ClockEstimate(least);
        }
        return ahead.compareTo(most) > 0 ? new ClockEstimate(most) : this;
    }
}
