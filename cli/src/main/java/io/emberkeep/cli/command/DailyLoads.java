package io.emberkeep.cli.command;

import io.emberkeep.experiments.day.Curve;
import java.util.List;
import java.util.stream.Stream;

/** Which of the names that a user gives are days, and not experiments with faults. */
final class DailyLoads {

    private static final String BOTH = "daily-load";

    private DailyLoads() {}

    /** The days among them, in their order. */
    static List<Curve> curves(List<String> names) {
        return names == null
                ? List.of()
                : names.stream()
                        .flatMap(
                                name -> Stream.of(Curve.values()).filter(one -> isNamed(one, name)))
                        .distinct()
                        .toList();
    }

    /** What is no day. */
    static List<String> others(List<String> names) {
        return names == null
                ? List.of()
                : names.stream()
                        .filter(
                                name ->
                                        Stream.of(Curve.values())
                                                .noneMatch(one -> isNamed(one, name)))
                        .toList();
    }

    private static boolean isNamed(Curve curve, String name) {
        return name.equals(BOTH) || name.equals(curve.experiment());
    }
}
