package io.emberkeep.monitor.probe;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;

/**
 * The end of one examination. However slowly a server drips, no single wait goes past it.
 *
 * @param nanos of {@link System#nanoTime()}
 * @param whole the time given, for the sentence
 */
record Deadline(long nanos, Duration whole) {

    static Deadline in(Duration duration) {
        return new Deadline(System.nanoTime() + duration.toNanos(), duration);
    }

    /** @throws SocketTimeoutException if nothing is left */
    int millisLeft() throws IOException {
        var left = (nanos - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
            throw new SocketTimeoutException("no answer within " + whole.toMillis() + " ms");
        }
        return (int) Math.min(left, Integer.MAX_VALUE);
    }
}
