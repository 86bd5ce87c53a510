package io.emberkeep.simulator.scenario;

import io.emberkeep.contract.Topics;
import io.emberkeep.contract.configuration.Incident;
import io.emberkeep.contract.signal.IncidentReport.StepTaken;
import io.emberkeep.contract.transition.TransitionEvent;
import io.emberkeep.simulator.broker.Broker;
import io.emberkeep.simulator.engine.Timeline;
import io.emberkeep.simulator.sif.Database;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The steps that were recorded of incidents since a moment, as {@code emberkeep incidents} shows them, and those of transitions. */
final class RecordedLog {

    private final Database database;
    private final Broker broker;
    private final Instant since;

    RecordedLog(Database database, Broker broker, Instant since) {
        this.database = database;
        this.broker = broker;
        this.since = since;
    }

    /** The incidents' steps, and the transitions'. */
    List<String> lines() {
        return Stream.concat(incidentLines().stream(), transitionLines()).toList();
    }

    private Stream<String> transitionLines() {
        return broker.log(Topics.TRANSITIONS).stream()
                .filter(kept -> !Timeline.at(kept.at()).isBefore(since))
                .map(kept -> TransitionLines.of((TransitionEvent) kept.envelope().message()));
    }

    /** Every step, the oldest incident's first. */
    private List<String> incidentLines() {
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
