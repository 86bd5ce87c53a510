package io.emberkeep.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * Part × step → added recovery time, as Markdown in {@code target/walk.md}: what the function's and the
 * target's recovery took longer than the median of the same recovery without a kill.
 */
final class WalkTable {

    private final List<Walk.Result> results = new ArrayList<>();

    void add(Walk.Result result) {
        results.add(result);
    }

    /** The steps of a recovery in which nothing else happens. */
    static List<String> usualSteps(Walk.Fault fault) {
        var middle =
                switch (fault) {
                    case SHUTDOWN -> List.of("RESTART_JUDGED", "FORCED_ON");
                    case SERVICE -> List.of("TARGET_RESTARTED");
                };
        var steps =
                new ArrayList<>(
                        List.of(
                                "DETECTED",
                                "CONFIRMED",
                                "CLAIMED",
                                "BACKGROUND_STARTED",
                                "OLD_HOLDER_OFF",
                                "STANDBY_STARTED",
                                "VIPS_SET"));
        steps.addAll(middle);
        steps.addAll(
                List.of(
                        "UP",
                        "STANDBY_RELEASED",
                        "VIPS_RETURNED",
                        "STANDBY_SUSPENDED",
                        "TARGET_RECOVERED"));
        return steps;
    }

    /** Writes what is known so far. */
    void write() {
        var text = new StringBuilder();
        for (var fault : Walk.Fault.values()) {
            var all = results.stream().filter(one -> one.fault() == fault).toList();
            if (!all.isEmpty()) {
                write(text, fault, all);
            }
        }
        try {
            Files.createDirectories(Path.of("target"));
            Files.writeString(Path.of("target/walk.md"), text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void write(StringBuilder text, Walk.Fault fault, List<Walk.Result> all) {
        var plain = all.stream().filter(one -> one.kill().parts().isEmpty()).toList();
        var function = median(plain, Walk.Result::function);
        var target = median(plain, Walk.Result::target);
        text.append(
                "`%s`: without a kill the function is back after %s s and the target after %s s (median of %d).%n%n"
                        .formatted(
                                fault.title(), seconds(function), seconds(target), plain.size()));
        var columns =
                all.stream()
                        .map(one -> String.join(" + ", one.kill().parts()))
                        .filter(name -> !name.isEmpty())
                        .distinct()
                        .sorted(java.util.Comparator.comparing(name -> name.contains("+")))
                        .toList();
        var rows = new LinkedHashMap<String, Map<String, Walk.Result>>();
        all.stream()
                .filter(one -> !one.kill().parts().isEmpty())
                .forEach(
                        one ->
                                rows.computeIfAbsent(one.kill().step(), _ -> new LinkedHashMap<>())
                                        .put(String.join(" + ", one.kill().parts()), one));
        text.append("| killed at | ").append(String.join(" | ", columns)).append(" |\n|---|");
        columns.forEach(_ -> text.append("---|"));
        text.append('\n');
        rows.forEach(
                (step, cells) -> {
                    text.append("| ").append(step);
                    for (var column : columns) {
                        var cell = cells.get(column);
                        text.append(" | ")
                                .append(
                                        cell == null
                                                ? ""
                                                : added(cell.function(), function)
                                                        + " / "
                                                        + added(cell.target(), target));
                    }
                    text.append(" |\n");
                });
        text.append('\n');
    }

    private static Duration median(
            List<Walk.Result> results, Function<Walk.Result, Duration> which) {
        var sorted = results.stream().map(which).sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    private static String added(Duration with, Duration without) {
        return String.format(Locale.ROOT, "%+.1f", with.minus(without).toMillis() / 1_000.0);
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f", duration.toMillis() / 1_000.0);
    }
}
