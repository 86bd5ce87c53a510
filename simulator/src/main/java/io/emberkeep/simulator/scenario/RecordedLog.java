package io.emberkeep.simulator.scenario;

import io.emberkeep.contract.configuration.Incident;
import io.emberkeep.contract.signal.IncidentReport.StepTaken;
import io.emberkeep.simulator.sif.Database;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** The steps that were recorded of the incidents since a moment, as {@code emberkeep incidents} shows them. */
final class RecordedLog {

    private final Database database;
    private final Instant since;

    RecordedLog(Database database, Instant since) {
        this.database = database;
        this.since = since;
    }

    /** Every step, the oldest incident's first. */
    List<String> lines() {
        var steps = database.steps().stream().collect(Collectors.groupingBy(StepTaken::incident));
        return incidents().stream()
                .flatMap(
                        incident ->
                                steps.getOrDefault(incident.id(), List.of()).stream()
                                        .sorted(Comparator.comparing(StepTaken::at))
                                        .map(step -> line(incident, step)))
                .toList();
    }

    /** The incidents that were detected since then, the oldest first. */
    List<Incident> incidents() {
        return database.incidents().values().stream()
                .filter(incident -> !incident.detectedAt().isBefore(since))
                .sorted(Comparator.comparing(Incident::detectedAt).thenComparing(Incident::id))
                .toList();
    }

    /** How often the server's incidents logged that step. */
    long count(String server, String step) {
        var start = server + " ";
        return lines().stream()
                .filter(line -> line.startsWith(start) && line.split(" ")[2].equals(step))
                .count();
    }

    private static String line(Incident incident, StepTaken step) {
        return ExpectedLog.line(
                incident.target().value(), step.job().name(), step.step().name(), step.detail());
    }
}
