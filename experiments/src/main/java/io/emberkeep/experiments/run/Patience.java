package io.emberkeep.experiments.run;

import io.emberkeep.experiments.ExperimentException;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for conditions, with a bound and a sentence. */
final class Patience {

    private Patience() {}

    /** @throws ExperimentException if it is not so by then */
    static void until(String what, Duration atMost, Duration poll, BooleanSupplier condition)
            throws InterruptedException {
        var last = System.nanoTime() + atMost.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - last > 0) {
                throw new ExperimentException(
                        "Not within %d s: %s.".formatted(atMost.toSeconds(), what));
            }
            Thread.sleep(poll);
        }
    }
}
