package io.emberkeep.power.load;

import java.time.Duration;

/**
 * How samples are measured and how long they are good for.
 *
 * @param measuringPeriod over which a server's load is the mean (SPEC section 3)
 * @param staleAfter a server whose newest sample is older than this is <em>unknown</em>
 * @param aheadAtMost how far a sample's time may be ahead of ours, by clocks that differ
 * @param overshootPercent by how much a measurement may be above 100 %, through rounding and the measuring
 *     clock; it then counts as 100 %
 */
public record LoadRules(
        Duration measuringPeriod,
        Duration staleAfter,
        Duration aheadAtMost,
        double overshootPercent) {

    /** A sample in 10 s, two of which may be lost. */
    public static final LoadRules DEFAULT =
            new LoadRules(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(1), 1);

    private static final double LARGEST_OVERSHOOT = 10;

    /** @throws IllegalArgumentException with the sentence that says which do not fit, and why */
    public LoadRules {
        if (!measuringPeriod.isPositive()) {
            throw new IllegalArgumentException(
                    "measuringPeriod (%s) is to be longer than nothing".formatted(measuringPeriod));
        }
        if (staleAfter.compareTo(measuringPeriod) < 0) {
            throw new IllegalArgumentException(
                    "staleAfter (%s) is shorter than measuringPeriod (%s): a server would be unknown between two samples"
                            .formatted(staleAfter, measuringPeriod));
        }
        if (aheadAtMost.isNegative()) {
            throw new IllegalArgumentException(
                    "aheadAtMost (%s) is never negative".formatted(aheadAtMost));
        }
        if (!(overshootPercent >= 0 && overshootPercent <= LARGEST_OVERSHOOT)) {
            throw new IllegalArgumentException(
                    "overshootPercent (%s) is to be between 0 and %s"
                            .formatted(overshootPercent, LARGEST_OVERSHOOT));
        }
    }
}
