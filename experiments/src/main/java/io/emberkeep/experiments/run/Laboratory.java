package io.emberkeep.experiments.run;

import io.emberkeep.experiments.ExperimentException;
import io.emberkeep.experiments.catalog.Experiment;
import io.emberkeep.experiments.result.Machine;
import io.emberkeep.experiments.result.Result;
import io.emberkeep.experiments.result.Run;
import io.emberkeep.experiments.system.OwnSystem;
import io.emberkeep.experiments.system.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;

/** Runs experiments, each in a system of its own. */
public final class Laboratory {

    private final Place place;
    private final Progress progress;

    /**
     * Nothing is started yet.
     *
     * @param place where the systems are
     * @param progress is told how far it is
     */
    public Laboratory(Place place, Progress progress) {
        this.place = place;
        this.progress = progress;
    }

    /**
     * Runs one.
     *
     * @param runs how often
     * @param scale of every time; 1 is as the experiment says
     * @throws ExperimentException if it does not go as it must; the system is stopped then too
     */
    public Result run(Experiment experiment, int runs, double scale) throws InterruptedException {
        var machine = Machine.here();
        var startedAt = Instant.now();
        progress.say(
                "%s: starting a system of its own (ports + %d, machines at %s.x, logs in %s)"
                        .formatted(
                                experiment.name(),
                                place.ports(),
                                place.addresses(),
                                place.state().resolve("log")));
        try (var system = OwnSystem.start(place, experiment.setup(), scale)) {
            var all = new ArrayList<Run>();
            var disturbed = 0;
            while (all.size() < runs) {
                try {
                    all.add(run(experiment, scale, system, all.size() + 1, runs));
                } catch (Disturbed other) {
                    disturbed++;
                    progress.say(
                            "%s run %d of %d: %s; it is repeated"
                                    .formatted(
                                            experiment.name(),
                                            all.size() + 1,
                                            runs,
                                            other.getMessage()));
                    if (disturbed > runs) {
                        throw new ExperimentException(
                                "This machine is too busy: more runs were disturbed than not.");
                    }
                }
            }
            return new Result(
                    experiment.name(),
                    experiment.about(),
                    startedAt,
                    machine,
                    scale,
                    system.settings(),
                    system.times(),
                    Optional.of(disturbed),
                    all);
        }
    }

    private Run run(Experiment experiment, double scale, OwnSystem system, int number, int runs)
            throws InterruptedException {
        var name = "%s run %d of %d".formatted(experiment.name(), number, runs);
        return new OneRun(experiment, scale, system, line -> progress.say(name + ": " + line))
                .measure(number);
    }
}
