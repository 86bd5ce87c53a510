package io.emberkeep.experiments.run;

import io.emberkeep.experiments.ExperimentException;
import io.emberkeep.experiments.system.NotNow;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for conditions, with a bound and a sentence. */
final class Patience {

    private Patience() {}

    /** @throws ExperimentException if it is not so by then */
    static void until(String what, Duration atMost, Duration poll, BooleanSupplier condition)
            throws InterruptedException {
        var last = System.nanoTime() + atMost.toNanos();
        while (!holds(condition)) {
            if (System.nanoTime() - last > 0) {
                throw new ExperimentException(
                        "Not within %d s: %s.".formatted(atMost.toSeconds(), what));
            }
            Thread.sleep(poll);
        }
    }

    /** A service that is away for a moment says nothing of what is waited for. */
    private static boolean holds(BooleanSupplier condition) {
        try {
            return condition.getAsBoolean();
        } catch (NotNow away) {
            return false;
        }
    }
}
