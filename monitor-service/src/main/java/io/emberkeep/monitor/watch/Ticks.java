package io.emberkeep.monitor.watch;

import java.time.Duration;
import java.time.Instant;

/** Members examine at the same moments without talking: at multiples of the interval (SYNC-1). */
public final class Ticks {

    private Ticks() {}

    /** The first multiple of the interval in UNIX time after that moment. */
    public static Instant next(Instant after, Duration interval) {
        var millis = interval.toMillis();
        return Instant.ofEpochMilli(Math.floorDiv(after.toEpochMilli(), millis) * millis + millis);
    }
}
