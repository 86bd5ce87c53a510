package io.emberkeep.simulator.scenario;

import io.emberkeep.contract.configuration.Incident;
import io.emberkeep.contract.inventory.Inventory;
import io.emberkeep.contract.inventory.InventoryFile;
import io.emberkeep.simulator.Cores;
import io.emberkeep.simulator.Observer;
import io.emberkeep.simulator.Simulation;
import io.emberkeep.simulator.engine.Timeline;
import io.emberkeep.testbed.description.DescriptionFile;
import io.emberkeep.testbed.model.Times;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One scenario on virtual time, at the papers' own times. */
public final class ScenarioRun {

    private static final Duration LOOK = Duration.ofMillis(100);
    private static final Duration FOR_THE_LOG = Duration.ofSeconds(300);
    private static final int INTERVALS_BEFORE = 3;

    /** Where power is saved each story begins with all groups at work. */
    private static final String BUSY = "70";

    private ScenarioRun() {}

    /**
     * What came of a scenario.
     *
     * @param name of it
     * @param troubles what was not as it should be; empty if everything was
     * @param log what was logged
     * @param incidents what was recorded of each failure since the start, with its times
     * @param took virtual time
     * @param events how many things happened
     */
    public record Result(
            String name,
            List<String> troubles,
            List<String> log,
            List<Incident> incidents,
            Duration took,
            long events) {
        public Result {
            incidents = List.copyOf(incidents);
            troubles = List.copyOf(troubles);
            log = List.copyOf(log);
        }

        /** Whether everything was as it should be. */
        public boolean good() {
            return troubles.isEmpty();
        }
    }

    /**
     * Runs it.
     *
     * @param sample the sample inventory, as text
     * @param seed decides what is left to chance
     */
    public static Result run(
            Scenario scenario, String sample, long seed, Cores cores, List<Observer> watching) {
        var inventory = inventory(scenario, sample);
        var world = DescriptionFile.read(scenario.machines(), Optional.empty());
        var simulation = new Simulation(seed, world, Times.ofPaperR(1), inventory, cores, watching);
        var interval = inventory.settings().interval();
        var start = interval.multipliedBy(INTERVALS_BEFORE);
        if (inventory.settings().power().isPresent()) {
            new PowerWords(simulation).load("all", BUSY);
        }
        simulation.runUntil(start);
        var log =
                new RecordedLog(
                        simulation.database(), simulation.broker(), Timeline.at(start.toNanos()));
        var troubles = new ArrayList<String>();
        var script = new ScriptRun(simulation, scenario, log, start.toNanos());
        while (!script.goOn()) {
            pass(simulation, LOOK);
        }
        script.trouble().ifPresent(troubles::add);
        var until = simulation.timeline().nanos() + FOR_THE_LOG.toNanos();
        while (troubles.isEmpty()
                && simulation.timeline().nanos() < until
                && !ExpectedLog.differences(log.lines(), scenario.expected()).isEmpty()) {
            pass(simulation, LOOK);
        }
        pass(simulation, interval.multipliedBy(2));
        troubles.addAll(ExpectedLog.differences(log.lines(), scenario.expected()));
        simulation
                .machines()
                .world()
                .conflicts()
                .forEach(one -> troubles.add("two servers answered on one VIP: " + one));
        return new Result(
                scenario.name(),
                troubles,
                log.lines(),
                log.incidents(),
                Duration.ofNanos(simulation.timeline().nanos()),
                simulation.timeline().happened());
    }

    private static void pass(Simulation simulation, Duration time) {
        simulation.runUntil(Duration.ofNanos(simulation.timeline().nanos()).plus(time));
    }

    private static Inventory inventory(Scenario scenario, String sample) {
        var text = ScenarioInventory.text(sample, scenario.inventory(), 1);
        var read = InventoryFile.read(text, scenario.name());
        return read.inventory()
                .orElseThrow(
                        () -> new IllegalArgumentException(scenario.name() + ": " + read.faults()));
    }
}
