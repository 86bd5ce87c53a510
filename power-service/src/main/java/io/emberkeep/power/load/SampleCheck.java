package io.emberkeep.power.load;

import io.emberkeep.contract.load.LoadSample;
import java.time.Instant;
import java.util.Optional;

/** Why a sample is not believed, looked at by itself. */
final class SampleCheck {

    private SampleCheck() {}

    /** The sentence; none if the sample is good. */
    static Optional<String> whyNot(LoadSample sample, Instant now, LoadRules rules) {
        return shareFault(
                        "memory used",
                        sample.memoryUsedBytes(),
                        "memory total",
                        sample.memoryTotalBytes(),
                        rules)
                .or(() -> cpuFault(sample, rules))
                .or(
                        () ->
                                shareFault(
                                        "bytes per second",
                                        sample.bytesPerSecond(),
                                        "rated bytes per second",
                                        sample.ratedBytesPerSecond(),
                                        rules))
                .or(() -> timeFault(sample, now, rules))
                .map(fault -> "sample of %s: %s".formatted(sample.server(), fault));
    }

    private static Optional<String> shareFault(
            String partName, double part, String wholeName, double whole, LoadRules rules) {
        if (!Double.isFinite(whole) || whole <= 0) {
            return Optional.of("%s is %s, and is to be above 0".formatted(wholeName, whole));
        }
        return rangeFault(partName, part)
                .or(
                        () ->
                                100 * part / whole > 100 + rules.overshootPercent()
                                        ? Optional.of(
                                                "%s is %s of %s %s, more than 100 %%"
                                                        .formatted(
                                                                partName, part, wholeName, whole))
                                        : Optional.empty());
    }

    private static Optional<String> cpuFault(LoadSample sample, LoadRules rules) {
        if (sample.cores() < 1) {
            return Optional.of("cores is %d, and is to be 1 or more".formatted(sample.cores()));
        }
        return rangeFault("cpu", sample.cpuPercent())
                .or(
                        () ->
                                sample.cpuPercent() > 100 + rules.overshootPercent()
                                        ? Optional.of(
                                                "cpu is %s %%, more than 100 %%"
                                                        .formatted(sample.cpuPercent()))
                                        : Optional.empty());
    }

    private static Optional<String> rangeFault(String name, double value) {
        if (!Double.isFinite(value)) {
            return Optional.of("%s is %s, which is no number".formatted(name, value));
        }
        return value < 0
                ? Optional.of("%s is %s, which is negative".formatted(name, value))
                : Optional.empty();
    }

    private static Optional<String> timeFault(LoadSample sample, Instant now, LoadRules rules) {
        if (sample.at().isAfter(now.plus(rules.aheadAtMost()))) {
            return Optional.of(
                    "it is of the future: measured at %s, and it is %s"
                            .formatted(sample.at(), now));
        }
        return sample.at().isBefore(now.minus(rules.staleAfter()))
                ? Optional.of(
                        "it came too late: measured at %s, and it is %s"
                                .formatted(sample.at(), now))
                : Optional.empty();
    }
}
