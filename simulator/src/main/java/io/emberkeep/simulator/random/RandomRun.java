package io.emberkeep.simulator.random;

import io.emberkeep.contract.inventory.Inventory;
import io.emberkeep.simulator.Cores;
import io.emberkeep.simulator.Observer;
import io.emberkeep.simulator.Simulation;
import io.emberkeep.simulator.engine.Dice;
import io.emberkeep.simulator.engine.Timeline;
import io.emberkeep.simulator.invariant.Broken;
import io.emberkeep.simulator.invariant.Invariant;
import io.emberkeep.testbed.model.Times;
import io.emberkeep.testbed.model.World;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Two hours of a pool's life in which everything may go wrong, and a while of peace in which all must come to its end.
 * The seed decides everything: settings, faults, delays.
 */
public final class RandomRun {

    private static final Duration CALM_START = Duration.ofMinutes(1);
    private static final Duration SECOND = Duration.ofSeconds(1);

    private RandomRun() {}

    /**
     * What came of a run.
     *
     * @param seed that decided everything
     * @param simulated how long it was in virtual time
     * @param events how many things happened
     * @param incidents how many incidents there were
     * @param faults how many faults there were
     * @param broken which invariant did not hold, where and how; none if all held
     */
    public record Result(
            long seed,
            Duration simulated,
            long events,
            int incidents,
            int faults,
            Optional<String> broken) {}

    /**
     * Runs.
     *
     * @param described the machines
     * @param sample the pool, whose settings chance may change
     * @param length how long things go wrong; then a third of that is peace
     * @param invariants what must hold
     * @param watching who looks on besides
     */
    public static Result run(
            long seed,
            World described,
            Inventory sample,
            Duration length,
            Cores cores,
            List<Function<Simulation, Invariant>> invariants,
            List<? extends Observer> watching) {
        var dice = new Dice(seed);
        var inventory = new Policies(dice.another()).of(sample);
        var simulation =
                new Simulation(seed, described, Times.ofPaperR(1), inventory, cores, watching);
        var all = invariants.stream().map(one -> one.apply(simulation)).toList();
        all.forEach(simulation.observers()::add);
        var chaos =
                new Chaos(
                        simulation,
                        dice.another(),
                        inventory,
                        standing -> all.forEach(one -> one.disturbed(standing)));
        var broken = Optional.<String>empty();
        try {
            everySecond(simulation, all);
            simulation.runUntil(CALM_START);
            chaos.begin();
            simulation.runUntil(CALM_START.plus(length));
            chaos.end();
            simulation.runUntil(CALM_START.plus(length).plus(length.dividedBy(3)));
            all.forEach(Invariant::atPeace);
        } catch (Broken found) {
            broken = Optional.of(where(simulation, found.invariant(), found.getMessage()));
        } catch (RuntimeException fault) {
            broken =
                    Optional.of(
                            where(
                                    simulation,
                                    "NothingBreaksInside",
                                    fault.toString() + " at " + fault.getStackTrace()[0]));
        }
        return new Result(
                seed,
                Duration.ofNanos(simulation.timeline().nanos()),
                simulation.timeline().happened(),
                simulation.database().incidents().size(),
                chaos.faults(),
                broken);
    }

    private static void everySecond(Simulation simulation, List<Invariant> all) {
        all.forEach(Invariant::secondPassed);
        simulation.timeline().after(SECOND, () -> everySecond(simulation, all));
    }

    private static String where(Simulation simulation, String invariant, String how) {
        return "%s at %s: %s"
                .formatted(
                        invariant,
                        Duration.between(Timeline.BEGINNING, simulation.timeline().instant()),
                        how);
    }
}
