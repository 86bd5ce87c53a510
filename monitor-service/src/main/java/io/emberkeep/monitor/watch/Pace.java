package io.emberkeep.monitor.watch;

import java.time.Duration;

/**
 * When targets are examined within an interval: the first hundred of a monitor at the tick (SYNC-1), each further
 * hundred a moment later, so that very many are not examined in one burst, of which the last would be late. Whoever
 * watches no more than a hundred examines all of them at the tick.
 *
 * @param before how many targets this monitor watches in pools whose names come before
 * @param own how many it watches in this pool
 * @param all how many it watches in all pools
 */
record Pace(int before, int own, int all) {

    /** So many are examined at once. */
    static final int AT_ONCE = 100;

    /** Where there is time enough, no more than one target a millisecond. */
    private static final long CALM_NANOS = 1_000_000;

    /** The last hundred still has a part of its interval to be examined in. */
    private static final double USED = 0.9;

    /** How long after the tick this pool's first targets are examined. */
    Duration ofPool(Duration interval) {
        return Duration.ofNanos(hundreds(before) * step(interval));
    }

    /**
     * How long after its pool's first targets a target is examined: never so long that the monitor could not see
     * within the network's time that most of a pool fails at once (DESIGN rule 10).
     *
     * @param place of the target in its pool, from 0
     */
    Duration inPool(int place, Duration interval, Duration networkTimeout) {
        var least = networkTimeout.toNanos() / 2 / Math.max(1, own);
        return Duration.ofNanos(hundreds(place) * Math.min(step(interval), least));
    }

    private long step(Duration interval) {
        return Math.min(CALM_NANOS, (long) (USED * interval.toNanos() / Math.max(1, all)));
    }

    private static long hundreds(int place) {
        return (long) place / AT_ONCE * AT_ONCE;
    }
}
