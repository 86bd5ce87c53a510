package io.emberkeep.simulator.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One scenario folder, read.
 *
 * @param name of the folder
 * @param inventory what differs from the sample, as text
 * @param script its lines
 * @param expected the log's lines
 * @param where it is run
 * @param machines its own description of the machines, for the simulator; none: the testbed's built-in one
 */
public record Scenario(
        String name,
        String inventory,
        List<Line> script,
        List<String> expected,
        Where where,
        Optional<Path> machines) {

    private static final Pattern LINE =
            Pattern.compile("(?:(at) (\\d+)s|(when) (\\S+) ([A-Z_]+)|(then)) (.+)");
    private static final String COMMENT = "#";

    public Scenario {
        script = List.copyOf(script);
        expected = List.copyOf(expected);
    }

    /** Where a scenario is run; its script's comments say it. */
    public enum Where {
        /** In the simulator and on the testbed. */
        EVERYWHERE(""),
        /** In the simulator; on the testbed when somebody asks for it. */
        TESTBED_WHEN_ASKED("# in CI only in the simulator"),
        /** In the simulator: it needs what only a simulation can do. */
        SIMULATOR("# simulator only");

        private final String comment;

        Where(String comment) {
            this.comment = comment;
        }

        private static Where of(List<String> script) {
            return Stream.of(SIMULATOR, TESTBED_WHEN_ASKED)
                    .filter(one -> script.stream().anyMatch(line -> line.startsWith(one.comment)))
                    .findFirst()
                    .orElse(EVERYWHERE);
        }
    }

    /** One line: when, and what. */
    public record Line(When when, String what) {}

    /** When a line is done. */
    public sealed interface When {
        /** That long after the start, in the papers' time. */
        record At(Duration since) implements When {}

        /** As soon as the newest incident of the server logged the step, after the line before. */
        record Logged(String server, String step) implements When {}

        /** Right after the line before. */
        record Then() implements When {}
    }

    /**
     * Every scenario in and below a directory, by name.
     *
     * @throws IllegalArgumentException with a sentence, for a script that cannot be read
     * @throws UncheckedIOException if a file cannot be read
     */
    public static List<Scenario> all(Path directory) {
        try (var found = Files.walk(directory)) {
            return found.filter(path -> path.getFileName().toString().equals("script"))
                    .map(path -> read(path.getParent()))
                    .sorted(Comparator.comparing(Scenario::name))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Scenario read(Path folder) {
        var script = lines(folder.resolve("script"));
        return new Scenario(
                folder.getFileName().toString(),
                String.join("\n", lines(folder.resolve("inventory.yaml"))),
                script.stream()
                        .filter(line -> !line.startsWith(COMMENT))
                        .map(line -> line(folder, line))
                        .toList(),
                lines(folder.resolve("expected.log")),
                Where.of(script),
                Optional.of(folder.resolve("datacentre.yaml")).filter(Files::exists));
    }

    private static Line line(Path folder, String text) {
        var parts = LINE.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "%s: not a line of a script: %s".formatted(folder.getFileName(), text));
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
