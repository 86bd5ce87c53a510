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
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Part × step → added time, as Markdown: what each of the times that are measured took longer than the median of the
 * same without a kill.
 */
final class WalkTable {

    private final String file;
    private final String sentence;
    private final List<Row> rows = new ArrayList<>();

    /**
     * A table.
     *
     * @param file below {@code target/}
     * @param sentence of what happens without a kill, with one {@code %s} for each time in seconds
     */
    WalkTable(String file, String sentence) {
        this.file = file;
        this.sentence = sentence;
    }

    /** What was measured once. */
    interface Row {
        /** Of which table it is. */
        String title();

        /** What was killed, and when. */
        Walk.Kill kill();

        /** The times, in the order of the sentence. */
        List<Duration> times();
    }

    void add(Row row) {
        rows.add(row);
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
        rows.stream()
                .map(Row::title)
                .distinct()
                .forEach(
                        title ->
                                write(
                                        text,
                                        title,
                                        rows.stream()
                                                .filter(one -> one.title().equals(title))
                                                .toList()));
        try {
            Files.createDirectories(Path.of("target"));
            Files.writeString(Path.of("target", file), text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void write(StringBuilder text, String title, List<Row> all) {
        var plain = all.stream().filter(one -> one.kill().parts().isEmpty()).toList();
        var medians =
                IntStream.range(0, all.getFirst().times().size())
                        .mapToObj(n -> median(plain, n))
                        .toList();
        text.append(
                "`%s`: without a kill %s (median of %d).%n%n"
                        .formatted(
                                title,
                                sentence.formatted(
                                        medians.stream().map(WalkTable::seconds).toArray()),
                                plain.size()));
        var columns =
                all.stream()
                        .map(one -> String.join(" + ", one.kill().parts()))
                        .filter(name -> !name.isEmpty())
                        .distinct()
                        .sorted(java.util.Comparator.comparing(name -> name.contains("+")))
                        .toList();
        var lines = new LinkedHashMap<String, Map<String, Row>>();
        all.stream()
                .filter(one -> !one.kill().parts().isEmpty())
                .forEach(
                        one ->
                                lines.computeIfAbsent(one.kill().step(), _ -> new LinkedHashMap<>())
                                        .put(String.join(" + ", one.kill().parts()), one));
        text.append("| killed at | ").append(String.join(" | ", columns)).append(" |\n|---|");
        columns.forEach(_ -> text.append("---|"));
        text.append('\n');
        lines.forEach(
                (step, cells) -> {
                    text.append("| ").append(step);
                    for (var column : columns) {
                        text.append(" | ").append(cell(cells.get(column), medians));
                    }
                    text.append(" |\n");
                });
        text.append('\n');
    }

    private static String cell(Row row, List<Duration> medians) {
        return row == null
                ? ""
                : IntStream.range(0, medians.size())
                        .mapToObj(n -> added(row.times().get(n), medians.get(n)))
                        .collect(Collectors.joining(" / "));
    }

    private static Duration median(List<Row> rows, int which) {
        var sorted = rows.stream().map(row -> row.times().get(which)).sorted().toList();
        return sorted.isEmpty() ? Duration.ZERO : sorted.get(sorted.size() / 2);
    }

    private static String added(Duration with, Duration without) {
        return String.format(Locale.ROOT, "%+.1f", with.minus(without).toMillis() / 1_000.0);
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f", duration.toMillis() / 1_000.0);
    }
}
