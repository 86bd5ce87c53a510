package io.emberkeep.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The steps that the incidents since a moment logged, as a scenario compares them. */
final class IncidentLog {

    private final TestSystem system;
    private final Instant since;

    IncidentLog(TestSystem system, Instant since) {
        this.system = system;
        this.since = since;
    }

    /** One step: whose, by which job, what, with which words. */
    record Entry(String server, Instant at, String job, String step, String detail) {
        @Override
        public String toString() {
            return server + " " + job + " " + step + (detail.isEmpty() ? "" : " " + detail);
        }
    }

    /** Every step, the oldest incident's first. */
    List<Entry> entries() {
        return incidents().stream().flatMap(incident -> steps(incident).stream()).toList();
    }

    /** The incidents that were detected since then, the oldest first. */
    List<JsonNode> incidents() {
        return system.incidents().stream()
                .filter(one -> !Instant.parse(one.path("detectedAt").asText()).isBefore(since))
                .sorted(Comparator.comparing(one -> one.path("detectedAt").asText()))
                .toList();
    }

    /** How often the server's incidents logged that step. */
    long count(String server, String step) {
        return entries().stream()
                .filter(entry -> entry.server().equals(server) && entry.step().equals(step))
                .count();
    }

    private static List<Entry> steps(JsonNode incident) {
        return TestSystem.stream(incident.path("steps"))
                .map(
                        step ->
                                new Entry(
                                        incident.path("target").asText(),
                                        Instant.parse(step.path("at").asText()),
                                        step.path("job").asText().toLowerCase(Locale.ROOT),
                                        step.path("step").asText(),
                                        step.path("detail").asText("")))
                .toList();
    }

    /** What differs between this and the expected lines; empty if nothing does. */
    List<String> differences(List<String> expected) {
        var actual = byJob(entries().stream().map(Entry::toString).toList());
        var wanted = byJob(expected);
        var differences = new ArrayList<String>();
        var jobs = new java.util.TreeSet<>(wanted.keySet());
        jobs.addAll(actual.keySet());
        for (var job : jobs) {
            var is = actual.getOrDefault(job, List.of());
            var should = wanted.getOrDefault(job, List.of());
            if (is.size() != should.size()) {
                differences.add(
                        "%s: %d lines instead of %d".formatted(job, is.size(), should.size()));
            }
            for (var i = 0; i < Math.min(is.size(), should.size()); i++) {
                if (!matches(is.get(i), should.get(i))) {
                    differences.add(
                            "%s line %d: «%s» instead of «%s»"
                                    .formatted(job, i + 1, is.get(i), should.get(i)));
                }
            }
        }
        return differences;
    }

    private static boolean matches(String is, String should) {
        var wanted = should.split(" ", 4);
        var found = (is + " ").split(" ", 4);
        if (!wanted[2].equals(found[2])) {
            return false;
        }
        return wanted.length < 4
                || found[3].toLowerCase(Locale.ROOT).contains(wanted[3].toLowerCase(Locale.ROOT));
    }

    private static Map<String, List<String>> byJob(List<String> lines) {
        var jobs = new LinkedHashMap<String, List<String>>();
        for (var line : lines) {
            var words = line.split(" ", 3);
            jobs.computeIfAbsent(words[0] + " " + words[1], _ -> new ArrayList<>()).add(line);
        }
        return jobs;
    }
}
