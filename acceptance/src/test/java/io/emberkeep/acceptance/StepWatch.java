package io.emberkeep.acceptance;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Follows the steps of one target in the monitor's log, milliseconds after they were taken. */
final class StepWatch {

    private final Path log;
    private final Pattern line;
    private long from;

    /** From now on. */
    StepWatch(TestSystem system, String target) {
        this.log = Path.of(system.run().at("/parts/monitor-service/log").asText());
        this.line = Pattern.compile(" " + target + " incident=\\S+ job=(\\S+) step=([A-Z_]+)");
        this.from = log.toFile().length();
    }

    /** Waits until that step is logged. @throws AssertionError if it is not within that time */
    void await(String step, Duration atMost) {
        var last = Instant.now().plus(atMost);
        while (!steps().contains(step)) {
            if (Instant.now().isAfter(last)) {
                throw new AssertionError(
                        "not within %s: the step %s; seen: %s".formatted(atMost, step, steps()));
            }
            Patience.pause(Duration.ofMillis(2));
        }
    }

    /** The steps since then, in order. */
    List<String> steps() {
        var steps = new ArrayList<String>();
        var found = line.matcher(text());
        while (found.find()) {
            steps.add(found.group(2));
        }
        return steps;
    }

    private String text() {
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            if (file.length() < from) {
                from = 0;
            }
            file.seek(from);
            var bytes = new byte[(int) (file.length() - from)];
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
