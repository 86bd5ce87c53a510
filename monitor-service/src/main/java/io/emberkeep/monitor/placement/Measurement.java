package io.emberkeep.monitor.placement;

import io.emberkeep.contract.load.LoadSample;
import java.time.Instant;
import java.util.Optional;

/**
 * A sample of a member's own machine in the terms of PLACE-1.
 *
 * @param at when it was measured
 * @param usage m, c and n; within what the machine has
 * @param capacity what the machine has
 */
public record Measurement(Instant at, Usage usage, Capacity capacity) {

    private static final double BYTES_OF_A_KB = 1_024;
    private static final double BYTES_OF_A_KB_PER_SECOND = 1_000;

    /** Why a sample is not believed, as a sentence; none if it is good. */
    static Optional<String> whyNot(LoadSample sample) {
        return fault(sample).map(fault -> "sample of %s: %s".formatted(sample.server(), fault));
    }

    private static Optional<String> fault(LoadSample sample) {
        return notAbove0("memory total", sample.memoryTotalBytes())
                .or(() -> notAbove0("rated bytes per second", sample.ratedBytesPerSecond()))
                .or(
                        () ->
                                sample.cores() < 1
                                        ? Optional.of(
                                                "cores is %d, and is to be 1 or more"
                                                        .formatted(sample.cores()))
                                        : Optional.empty())
                .or(() -> below0("memory used", sample.memoryUsedBytes()))
                .or(() -> below0("cpu", sample.cpuPercent()))
                .or(() -> below0("bytes per second", sample.bytesPerSecond()));
    }

    private static Optional<String> notAbove0(String name, double value) {
        return value > 0 && Double.isFinite(value)
                ? Optional.empty()
                : Optional.of("%s is %s, and is to be above 0".formatted(name, value));
    }

    private static Optional<String> below0(String name, double value) {
        return value >= 0 && Double.isFinite(value)
                ? Optional.empty()
                : Optional.of("%s is %s, and is to be 0 or more".formatted(name, value));
    }

    /** Of a sample that is believed. More than 100 % of something counts as all of it. */
    static Measurement of(LoadSample sample) {
        var capacity =
                new Capacity(
                        sample.memoryTotalBytes() / BYTES_OF_A_KB,
                        sample.cores(),
                        sample.ratedBytesPerSecond() / BYTES_OF_A_KB_PER_SECOND);
        var usage =
                new Usage(
                        (sample.memoryTotalBytes() - sample.memoryUsedBytes()) / BYTES_OF_A_KB,
                        (100 - sample.cpuPercent()) * sample.cores(),
                        sample.bytesPerSecond() / BYTES_OF_A_KB_PER_SECOND);
        return new Measurement(sample.at(), usage.within(capacity), capacity);
    }
}
