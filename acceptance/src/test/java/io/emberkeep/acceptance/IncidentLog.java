package io.emberkeep.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import io.emberkeep.simulator.scenario.ExpectedLog;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/** The steps that the incidents since a moment logged, as a scenario compares them. */
final class IncidentLog {

    private final TestSystem system;
    private final Instant since;
    private final Function<Instant, List<String>> besides;

    IncidentLog(TestSystem system, Instant since) {
        this(system, since, _ -> List.of());
    }

    /** @param besides lines that were logged since a moment by others */
    IncidentLog(TestSystem system, Instant since, Function<Instant, List<String>> besides) {
        this.system = system;
        this.since = since;
        this.besides = besides;
    }

    /** One step: whose, by which job, what, with which words. */
    record Entry(String server, Instant at, String job, String step, String detail) {
        @Override
        public String toString() {
            return ExpectedLog.line(server, job, step, detail);
        }
    }

    /** Every step, and what others logged, with the sample's addresses. */
    List<String> lines() {
        return Stream.concat(
                        incidentLines().stream(),
                        besides.apply(since).stream().map(system::sampleAddress))
                .toList();
    }

    private List<String> incidentLines() {
        return entries().stream().map(Entry::toString).map(system::sampleAddress).toList();
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

    /** How often the server's incidents, or the group's transitions, logged that step. */
    long count(String server, String step) {
        var start = server + " ";
        return lines().stream()
                .filter(line -> line.startsWith(start) && line.split(" ")[2].equals(step))
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
        return ExpectedLog.differences(incidentLines(), expected);
    }
}
