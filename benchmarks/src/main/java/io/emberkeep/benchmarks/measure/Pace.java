package io.emberkeep.benchmarks.measure;

import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;

/**
 * Open loop: what is to be done is done at its intended time, whether or not what went before is answered,
 * and what comes late counts from when it was intended (no coordinated omission).
 *
 * @param perSecond how many are intended in a second
 */
public record Pace(double perSecond) {

    private static final double NANOS_PER_SECOND = 1e9;

    /** When the n-th is intended, in nanoseconds after the first. */
    public long intended(long n) {
        return Math.round(n * NANOS_PER_SECOND / perSecond);
    }

    /** How many are intended in so many seconds. */
    public long in(int seconds) {
        return Math.round(perSecond * seconds);
    }

    /**
     * Does something so many times on this thread.
     *
     * @param begin the first one's time by {@link System#nanoTime}
     * @param each is given its number
     */
    public void run(long begin, long times, LongConsumer each) {
        for (var n = 0L; n < times; n++) {
            var left = begin + intended(n) - System.nanoTime();
            while (left > 0) {
                LockSupport.parkNanos(left);
                left = begin + intended(n) - System.nanoTime();
            }
            each.accept(n);
        }
    }
}
