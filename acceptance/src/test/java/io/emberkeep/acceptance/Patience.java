package io.emberkeep.acceptance;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for conditions, with a bound and a sentence. */
final class Patience {

    private Patience() {}

    /** Waits until it is so. @throws AssertionError with what was seen last */
    static void until(
            String what, Duration atMost, BooleanSupplier condition, Supplier<String> seen) {
        var last = Instant.now().plus(atMost);
        while (!holds(condition)) {
            if (Instant.now().isAfter(last)) {
                throw new AssertionError(
                        "not within %s: %s; seen: %s".formatted(atMost, what, seen.get()));
            }
            pause(Duration.ofMillis(50));
        }
    }

    private static boolean holds(BooleanSupplier condition) {
        try {
            return condition.getAsBoolean();
        } catch (java.io.UncheckedIOException away) {
            return false;
        }
    }

    /** Lets time pass; only where the passing of time itself is what a test is about. */
    static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopped);
        }
    }
}
