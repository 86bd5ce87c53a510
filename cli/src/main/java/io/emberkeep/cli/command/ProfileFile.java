package io.emberkeep.cli.command;

import io.emberkeep.cli.CliException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A day's loads, as lines of {@code HH:MM,percent}; or of {@code HH:MM} and a percentage for each group that the
 * first line names, as {@code time,Web,Mail}. A percentage that is left out is no point of that group. Empty lines
 * and what follows a {@code #} are skipped.
 */
final class ProfileFile {

    private static final Pattern TIME = Pattern.compile("([01]?\\d|2[0-3]):([0-5]\\d)");

    private final Path path;
    private final Map<String, List<Point>> groups = new LinkedHashMap<>();
    private List<String> columns = List.of();
    private Duration last = Duration.ofSeconds(-1);
    private int number;

    /** A load at a time of the day. */
    record Point(Duration at, double percent) {}

    private ProfileFile(Path path) {
        this.path = path;
    }

    /**
     * Each group's points, in order of time.
     *
     * @param group whose it is, if the file has one column of loads and does not say
     * @throws CliException with the file and the line, if it cannot be read or understood
     */
    static Map<String, List<Point>> read(Path path, Optional<String> group) {
        var file = new ProfileFile(path);
        for (var line : lines(path)) {
            file.number++;
            var said = line.replaceFirst("#.*", "").strip();
            if (!said.isEmpty()) {
                file.line(List.of(said.split("\\s*,\\s*", -1)), group);
            }
        }
        if (file.columns.isEmpty()) {
            throw CliException.refused("%s has no line of a time and a load.".formatted(path));
        }
        file.groups.forEach(
                (name, points) -> {
                    if (points.isEmpty()) {
                        throw CliException.refused("%s has no load of %s.".formatted(path, name));
                    }
                });
        return file.groups;
    }

    private static List<String> lines(Path path) {
        try {
            return Files.readAllLines(path);
        } catch (IOException unreadable) {
            throw CliException.failed(
                    "The profile %s cannot be read: %s"
                            .formatted(
                                    path,
                                    Files.exists(path)
                                            ? "it is no file of text in UTF-8."
                                            : "there is no such file."));
        }
    }

    private void line(List<String> fields, Optional<String> group) {
        boolean first = columns.isEmpty();
        if (first) {
            name(fields, group);
        }
        if (first && !startsWithDigit(fields.getFirst())) {
            return;
        }
        if (fields.size() != columns.size() + 1) {
            throw fault(
                    "a time and %d %s expected, and here are %d fields"
                            .formatted(
                                    columns.size(),
                                    columns.size() == 1 ? "load are" : "loads are",
                                    fields.size()));
        }
        var at = time(fields.getFirst());
        for (int column = 0; column < columns.size(); column++) {
            var load = fields.get(column + 1);
            if (!load.isEmpty()) {
                groups.get(columns.get(column)).add(new Point(at, percent(load)));
            }
        }
    }

    /** The groups of the columns: the one that was named, or those of the first line. */
    private void name(List<String> fields, Optional<String> group) {
        if (group.isPresent()) {
            if (fields.size() > 2) {
                throw fault(
                        "there is more than one column of loads: leave out %s, and name the groups in the first line, as time,Web,Mail"
                                .formatted(group.get()));
            }
            columns = List.of(group.get());
        } else {
            if (startsWithDigit(fields.getFirst()) || fields.size() < 2) {
                throw fault(
                        "the groups are not named: begin with a line such as time,Web,Mail, or say whose loads these are: ./emberkeep load GROUP --profile %s"
                                .formatted(path));
            }
            columns = fields.subList(1, fields.size());
        }
        for (var column : columns) {
            if (column.isEmpty() || groups.put(column, new ArrayList<>()) != null) {
                throw fault(
                        column.isEmpty()
                                ? "a column has no name"
                                : "the group %s is there twice".formatted(column));
            }
        }
    }

    private Duration time(String text) {
        var time = TIME.matcher(text);
        if (!time.matches()) {
            throw fault("«%s» is no time of the day: write it as 08:30".formatted(text));
        }
        var at =
                Duration.ofHours(Long.parseLong(time.group(1)))
                        .plusMinutes(Long.parseLong(time.group(2)));
        if (at.compareTo(last) <= 0) {
            throw fault("%s does not come after the line before".formatted(text));
        }
        last = at;
        return at;
    }

    private double percent(String text) {
        try {
            return Percentage.of(text);
        } catch (IllegalArgumentException wrong) {
            throw fault(wrong.getMessage());
        }
    }

    private static boolean startsWithDigit(String text) {
        return !text.isEmpty() && Character.isDigit(text.charAt(0));
    }

    private CliException fault(String sentence) {
        return CliException.refused("%s:%d: %s.".formatted(path, number, sentence));
    }
}
