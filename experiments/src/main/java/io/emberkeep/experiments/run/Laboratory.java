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
            for (var number = 1; number <= runs; number++) {
                var name = "%s run %d of %d".formatted(experiment.name(), number, runs);
                all.add(
                        new OneRun(
                                        experiment,
                                        scale,
                                        system,
                                        line -> progress.say(name + ": " + line))
                                .measure(number));
            }
            return new Result(
                    experiment.name(),
                    experiment.about(),
                    startedAt,
                    machine,
                    scale,
                    system.settings(),
                    system.times(),
                    all);
        }
    }
}
