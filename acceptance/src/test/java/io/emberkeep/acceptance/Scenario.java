package io.emberkeep.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One scenario folder, read.
 *
 * @param name of the folder
 * @param inventory what differs from the sample, as text
 * @param script its lines
 * @param expected the log's lines
 */
record Scenario(String name, String inventory, List<Line> script, List<String> expected) {

    private static final Pattern LINE =
            Pattern.compile("(?:(at) (\\d+)s|(when) (\\S+) ([A-Z_]+)|(then)) (.+)");

    /** One line: when, and what. */
    record Line(When when, String what) {}

    /** When a line is done. */
    sealed interface When {
        /** That long after the start, in the papers' time. */
        record At(Duration since) implements When {}

        /** As soon as the newest incident of the server logged the step, after the line before. */
        record Logged(String server, String step) implements When {}

        /** Right after the line before. */
        record Then() implements When {}
    }

    static Stream<Scenario> all() {
        try (var found = Files.walk(Shell.ROOT.resolve("scenarios"))) {
            return found
                    .filter(path -> path.getFileName().toString().equals("script"))
                    .map(path -> read(path.getParent()))
                    .sorted((one, other) -> one.name.compareTo(other.name))
                    .toList()
                    .stream();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Scenario read(Path folder) {
        return new Scenario(
                folder.getFileName().toString(),
                String.join("\n", lines(folder.resolve("inventory.yaml"))),
                lines(folder.resolve("script")).stream().map(Scenario::line).toList(),
                lines(folder.resolve("expected.log")));
    }

    private static Line line(String text) {
        var parts = LINE.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not a line of a script: " + text);
        }
        When when =
                parts.group(1) != null
                        ? new When.At(Duration.ofSeconds(Long.parseLong(parts.group(2))))
                        : parts.group(3) != null
                                ? new When.Logged(parts.group(4), parts.group(5))
                                : new When.Then();
        return new Line(when, parts.group(7));
    }

    private static List<String> lines(Path file) {
        try {
            return Files.exists(file)
                    ? Files.readAllLines(file).stream().filter(line -> !line.isBlank()).toList()
                    : List.of();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
