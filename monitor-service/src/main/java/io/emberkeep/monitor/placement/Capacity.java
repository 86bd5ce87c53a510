package io.emberkeep.monitor.placement;

/**
 * What a member's machine has (PLACE-1).
 *
 * @param memoryKb physical memory (Pm,max), in KB of 1,024 bytes
 * @param cores number of cores
 * @param ratedKbPerSecond what its link carries at most, both ways together (Nrat), in KB/s of 1,000 bytes: 256,000 for
 *     1000 Mbit/s, as the paper counts
 */
public record Capacity(double memoryKb, int cores, double ratedKbPerSecond) {

    /** @throws IllegalArgumentException with a sentence, if there is none of something */
    public Capacity {
        if (!(memoryKb > 0) || Double.isInfinite(memoryKb)) {
            throw new IllegalArgumentException(
                    "physical memory is %s KB, and is to be above 0".formatted(memoryKb));
        }
        if (cores < 1) {
            throw new IllegalArgumentException(
                    "cores is %d, and is to be 1 or more".formatted(cores));
        }
        if (!(ratedKbPerSecond > 0) || Double.isInfinite(ratedKbPerSecond)) {
            throw new IllegalArgumentException(
                    "the rated transfer is %s KB/s, and is to be above 0"
                            .formatted(ratedKbPerSecond));
        }
    }

    /** The largest idle rate: 100 % of each core. */
    double idleAtMost() {
        return 100.0 * cores;
    }
}
