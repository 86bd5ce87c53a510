package io.emberkeep.experiments.system;

import io.emberkeep.experiments.ExperimentException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The command {@code emberkeep}, run as a user would for the system at a place. */
final class Command {

    private final Place place;

    Command(Place place) {
        this.place = place;
    }

    /** What it ended with and printed. */
    record Ended(int code, String output) {}

    /** @throws ExperimentException if it does not end in time, or not well */
    String run(Duration atMost, String... words) throws InterruptedException {
        var ended = end(atMost, Map.of(), words);
        if (ended.code() != 0) {
            throw new ExperimentException(
                    "emberkeep %s failed with %d:%n%s"
                            .formatted(String.join(" ", words), ended.code(), ended.output()));
        }
        return ended.output();
    }

    /**
     * Runs it, however it ends.
     *
     * @param more variables of its environment
     */
    Ended end(Duration atMost, Map<String, String> more, String... words)
            throws InterruptedException {
        var line = new ArrayList<>(List.of(place.repository().resolve("emberkeep").toString()));
        line.addAll(List.of(words));
        try {
            var output = Files.createTempFile("emberkeep", ".out");
            try {
                return new Ended(code(line, more, output, atMost), text(output));
            } finally {
                Files.delete(output);
            }
        } catch (IOException failure) {
            throw new ExperimentException(
                    "emberkeep %s cannot be run: %s"
                            .formatted(String.join(" ", words), failure.getMessage()),
                    failure);
        }
    }

    private int code(List<String> line, Map<String, String> more, Path output, Duration atMost)
            throws IOException, InterruptedException {
        var builder =
                new ProcessBuilder(line)
                        .redirectErrorStream(true)
                        .redirectInput(Path.of("/dev/null").toFile())
                        .redirectOutput(output.toFile());
        builder.environment()
                .putAll(
                        Map.of(
                                "EMBERKEEP_STATE", place.state().toString(),
                                "EMBERKEEP_PORT_BASE", Integer.toString(place.ports())));
        builder.environment().putAll(more);
        var process = builder.start();
        try {
            if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new ExperimentException(
                        "%s did not end within %d s: %s"
                                .formatted(line, atMost.toSeconds(), text(output)));
            }
            return process.exitValue();
        } finally {
            process.destroy();
        }
    }

    private static String text(Path output) throws IOException {
        return Files.readString(output, StandardCharsets.UTF_8);
    }
}
