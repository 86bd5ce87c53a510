package io.emberkeep.cli.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.emberkeep.cli.CliException;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.load.LoadSample;
import io.emberkeep.contract.load.LoadsMeasured;
import io.emberkeep.contract.wire.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Recorded loads, read line by line: messages of the topic {@code loads} as JSON, one a line, or CSV whose first line
 * names the columns. Empty lines are skipped. The file is never in memory as a whole.
 */
final class LoadsFile {

    /** The columns of CSV, in any order. */
    static final List<String> COLUMNS =
            List.of(
                    "time",
                    "server",
                    "memory-used",
                    "memory-total",
                    "cpu",
                    "cores",
                    "network-used",
                    "network-rated");

    private static final int MOST_FAULTS = 10;

    private final Path path;
    private final Consumer<LoadSample> samples;
    private final List<String> faults = new ArrayList<>();
    private final Map<String, ServerId> servers = new HashMap<>();
    private int[] places;
    private long number;
    private String lastTime = "";
    private Instant last;

    private LoadsFile(Path path, Consumer<LoadSample> samples) {
        this.path = path;
        this.samples = samples;
    }

    /**
     * Reads it to its end.
     *
     * @param samples is given each sample, as it is read
     * @throws CliException with each bad line's number and reason, ten at most
     */
    static void read(Path path, Consumer<LoadSample> samples) {
        var file = new LoadsFile(path, samples);
        try (var lines = Files.newBufferedReader(path)) {
            file.read(lines);
        } catch (IOException unreadable) {
            throw CliException.failed(
                    "The loads %s cannot be read: %s"
                            .formatted(
                                    path,
                                    Files.exists(path)
                                            ? "it is no file of text in UTF-8."
                                            : "there is no such file."));
        }
    }

    private void read(BufferedReader lines) throws IOException {
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            if (!line.isBlank()) {
                try {
                    line(line);
                } catch (IllegalArgumentException bad) {
                    faults.add("%s:%d: %s".formatted(path, number, bad.getMessage()));
                }
            }
            if (faults.size() >= MOST_FAULTS || !faults.isEmpty() && places == null) {
                break;
            }
        }
        if (!faults.isEmpty()) {
            throw CliException.refused(
                    "%s%n%d bad %s%s: nothing is told of such a file."
                            .formatted(
                                    String.join(System.lineSeparator(), faults),
                                    faults.size(),
                                    faults.size() == 1 ? "line" : "lines",
                                    faults.size() >= MOST_FAULTS ? " or more" : ""));
        }
        if (places == null) {
            throw CliException.refused("%s has no line.".formatted(path));
        }
    }

    private void line(String line) {
        if (line.charAt(0) == '{') {
            places = places == null ? new int[0] : places;
            json(line);
        } else if (places == null) {
            header(line);
        } else {
            samples.accept(csv(line));
        }
    }

    private void json(String line) {
        try {
            Json.mapper().readValue(line, LoadsMeasured.class).samples().forEach(samples);
        } catch (JsonProcessingException bad) {
            throw new IllegalArgumentException(
                    "this is no message of the topic loads: " + bad.getOriginalMessage(), bad);
        }
    }

    private void header(String line) {
        var names = List.of(line.strip().split("\\s*,\\s*", -1));
        var found = new int[COLUMNS.size()];
        for (var column = 0; column < found.length; column++) {
            found[column] = names.indexOf(COLUMNS.get(column));
            if (found[column] < 0) {
                throw new IllegalArgumentException(
                        "there is no column %s; the first line names %s"
                                .formatted(COLUMNS.get(column), String.join(",", COLUMNS)));
            }
        }
        places = found;
    }

    private LoadSample csv(String line) {
        if (places.length == 0) {
            throw new IllegalArgumentException("JSON was expected, as in the lines before");
        }
        var fields = split(line);
        return new LoadSample(
                servers.computeIfAbsent(field(fields, 1), ServerId::new),
                time(field(fields, 0)),
                decimal(fields, 2),
                decimal(fields, 3),
                decimal(fields, 4),
                (int) decimal(fields, 5),
                decimal(fields, 6),
                decimal(fields, 7));
    }

    private String field(List<String> fields, int column) {
        if (places[column] >= fields.size()) {
            throw new IllegalArgumentException(
                    "there are %d fields, and none is left for %s"
                            .formatted(fields.size(), COLUMNS.get(column)));
        }
        return fields.get(places[column]);
    }

    private double decimal(List<String> fields, int column) {
        var text = field(fields, column);
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException none) {
            throw new IllegalArgumentException(
                    "%s is «%s», which is no number".formatted(COLUMNS.get(column), text), none);
        }
    }

    /** Many lines in a row are of one time. */
    private Instant time(String text) {
        if (!text.equals(lastTime)) {
            try {
                last = Instant.parse(text);
                lastTime = text;
            } catch (DateTimeException none) {
                throw new IllegalArgumentException(
                        "time is «%s»: write it as 2026-11-01T22:00:00Z".formatted(text), none);
            }
        }
        return last;
    }

    private static List<String> split(String line) {
        var fields = new ArrayList<String>(COLUMNS.size());
        var begin = 0;
        for (var comma = line.indexOf(','); comma >= 0; comma = line.indexOf(',', begin)) {
            fields.add(line.substring(begin, comma).strip());
            begin = comma + 1;
        }
        fields.add(line.substring(begin).strip());
        return fields;
    }
}
