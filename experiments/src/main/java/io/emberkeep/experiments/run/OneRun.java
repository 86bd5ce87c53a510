package io.emberkeep.experiments.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.emberkeep.experiments.ExperimentException;
import io.emberkeep.experiments.catalog.Experiment;
import io.emberkeep.experiments.catalog.Strike;
import io.emberkeep.experiments.result.Figure;
import io.emberkeep.experiments.result.Measured;
import io.emberkeep.experiments.result.Run;
import io.emberkeep.experiments.system.OwnSystem;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** One run: waits until all is well, strikes, looks on until all is well again. */
final class OneRun {

    private static final int NETWORK_PORT = 4007;
    private static final Duration TO_CALM = Duration.ofMinutes(5);
    private static final Duration TO_RECOVER = Duration.ofMinutes(6);
    private static final Duration TO_BE_SERVED = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(250);

    private final Experiment experiment;
    private final double scale;
    private final OwnSystem system;
    private final Progress progress;
    private final Set<String> told = new HashSet<>();

    OneRun(Experiment experiment, double scale, OwnSystem system, Progress progress) {
        this.experiment = experiment;
        this.scale = scale;
        this.system = system;
        this.progress = progress;
    }

    Run measure(int number) throws InterruptedException {
        system.mend();
        Patience.until("all is well", TO_CALM, POLL, this::calm);
        var begun = Instant.now();
        var onlookers = onlookers();
        try {
            Patience.until(
                    "every client is served",
                    TO_BE_SERVED,
                    POLL,
                    () -> onlookers.stream().allMatch(Onlooker::served));
            Thread.sleep(Duration.between(Instant.now(), moment(number)));
            var faultAt = Instant.now();
            var fault = System.nanoTime();
            experiment.strikes().forEach(system::strike);
            var incidents = recovered(begun, faultAt);
            Patience.until(
                    "every client is served again",
                    TO_BE_SERVED,
                    POLL,
                    () -> onlookers.stream().allMatch(one -> one.served() && one.knows(fault)));
            var measured = incidents.stream().map(one -> measured(one, onlookers, fault)).toList();
            measured.forEach(one -> progress.say(sentence(one)));
            return new Run(number, faultAt, measured);
        } finally {
            onlookers.forEach(Onlooker::close);
        }
    }

    /** Every incident over, every target serving, every standby asleep. */
    private boolean calm() {
        var open = incidents().filter(one -> !one.over()).toList();
        open.stream().filter(Incident::stuck).forEach(one -> system.takeBack(one.target()));
        return open.isEmpty()
                && experiment.strikes().stream()
                        .allMatch(
                                strike ->
                                        system.server(strike.target())
                                                .path("state")
                                                .asText()
                                                .equals("serving"))
                && OwnSystem.each(system.truth().path("vms"))
                        .filter(vm -> vm.path("host").asText().equals("MS"))
                        .allMatch(vm -> vm.path("state").asText().equals("PAUSED"));
    }

    private List<Onlooker> onlookers() {
        var all = new ArrayList<Onlooker>();
        try {
            for (var strike : experiment.strikes()) {
                var server = system.server(strike.target());
                var service = service(server, strike);
                for (var kind : experiment.clients()) {
                    all.add(
                            new Onlooker(
                                    strike.target(),
                                    kind,
                                    kind.start(
                                            server.path("vips").path(0).asText(),
                                            service.path("port").asInt(),
                                            service.path("protocol").asText().equals("HTTP"),
                                            NETWORK_PORT,
                                            scale)));
                }
            }
            return all;
        } catch (IOException forbidden) {
            all.forEach(Onlooker::close);
            throw new ExperimentException(
                    "A client cannot be started: " + forbidden.getMessage(), forbidden);
        }
    }

    /** The one that is struck, else the target's first. */
    private static JsonNode service(JsonNode server, Strike strike) {
        return OwnSystem.each(server.path("services"))
                .filter(
                        one ->
                                strike.daemon().isEmpty()
                                        || strike.daemon().get().equals(one.path("name").asText()))
                .findFirst()
                .orElseThrow();
    }

    /** In an interval that begins only after all targets were examined in one more (SYNC-1). */
    private Instant moment(int number) {
        var interval = experiment.setup().interval(scale).toMillis();
        var tick = (Instant.now().toEpochMilli() / interval + 1) * interval;
        return Instant.ofEpochMilli(
                tick + Math.round(interval * experiment.moment().share(number)));
    }

    private List<Incident> recovered(Instant begun, Instant faultAt) throws InterruptedException {
        var found = new ArrayList<Incident>();
        Patience.until(
                "every target recovered",
                TO_RECOVER,
                POLL,
                () -> {
                    var now = incidents().toList();
                    found.clear();
                    found.addAll(struck(now, faultAt));
                    undisturbed(now, begun, found);
                    found.forEach(this::tell);
                    return found.size() == experiment.strikes().size()
                            && found.stream().allMatch(Incident::recovered);
                });
        return found;
    }

    private List<Incident> struck(List<Incident> now, Instant faultAt) {
        return experiment.strikes().stream()
                .flatMap(
                        strike ->
                                now.stream()
                                        .filter(one -> one.target().equals(strike.target()))
                                        .filter(one -> !one.detectedAt().isBefore(faultAt))
                                        .limit(1))
                .toList();
    }

    /** @throws Disturbed if there was any other incident */
    private static void undisturbed(List<Incident> now, Instant begun, List<Incident> wanted) {
        var ids = wanted.stream().map(Incident::id).toList();
        now.stream()
                .filter(one -> !one.detectedAt().isBefore(begun) && !ids.contains(one.id()))
                .findAny()
                .ifPresent(
                        other -> {
                            throw new Disturbed("disturbed by incident " + other.id());
                        });
    }

    private void tell(Incident incident) {
        if (incident.stuck()) {
            throw new ExperimentException(
                    "%s was not recovered, but is %s"
                            .formatted(incident.target(), incident.reason()));
        }
        var after = incident.figures().get(Figure.FUNCTION_RECOVERY);
        if (after != null && !experiment.percentiles() && told.add(incident.id())) {
            progress.say(
                    "function of %s recovered after %.1f s".formatted(incident.target(), after));
        }
    }

    private static Measured measured(Incident incident, List<Onlooker> onlookers, long fault) {
        var figures = new EnumMap<Figure, Double>(Figure.class);
        figures.putAll(incident.figures());
        onlookers.stream()
                .filter(one -> one.target().equals(incident.target()))
                .forEach(one -> figures.putAll(one.figures(fault)));
        return new Measured(incident.target(), incident.id(), figures);
    }

    private static String sentence(Measured one) {
        var figures = new ArrayList<String>();
        one.figures()
                .forEach(
                        (figure, seconds) ->
                                figures.add("%s %.2f s".formatted(figure.words(), seconds)));
        return one.target() + ": " + String.join(", ", figures);
    }

    private Stream<Incident> incidents() {
        return system.incidents().stream().map(Incident::new);
    }
}
