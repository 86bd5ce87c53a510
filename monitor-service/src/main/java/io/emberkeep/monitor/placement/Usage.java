package io.emberkeep.monitor.placement;

import java.util.Collection;
import java.util.function.ToDoubleFunction;

/**
 * What of a member's machine is free, and what its link carries: measured, a mean, or predicted (PLACE-1).
 *
 * @param memoryKb available memory (m), in KB of 1,024 bytes
 * @param idlePercent CPU idle (c), in % summed over the cores: 400 if four cores are idle
 * @param kbPerSecond sent and received (n), in KB/s of 1,000 bytes
 */
public record Usage(double memoryKb, double idlePercent, double kbPerSecond) {

    /** The mean of some, A. @throws IllegalArgumentException if there is none */
    static Usage mean(Collection<Usage> some) {
        return new Usage(
                mean(some, Usage::memoryKb),
                mean(some, Usage::idlePercent),
                mean(some, Usage::kbPerSecond));
    }

    private static double mean(Collection<Usage> some, ToDoubleFunction<Usage> what) {
        return some.stream()
                .mapToDouble(what)
                .average()
                .orElseThrow(() -> new IllegalArgumentException("the mean of nothing"));
    }

    /** {@code P = 2·A(n) − A(n−1)}, where this is A(n). */
    Usage goingOnAfter(Usage before) {
        return new Usage(
                2 * memoryKb - before.memoryKb,
                2 * idlePercent - before.idlePercent,
                2 * kbPerSecond - before.kbPerSecond);
    }

    /** Within [0, physical memory], [0, 100·cores], [0, rated both ways]. */
    Usage within(Capacity capacity) {
        return new Usage(
                Math.clamp(memoryKb, 0, capacity.memoryKb()),
                Math.clamp(idlePercent, 0, capacity.idleAtMost()),
                Math.clamp(kbPerSecond, 0, capacity.ratedKbPerSecond()));
    }
}
