package io.emberkeep.benchmarks.simulation;

import io.emberkeep.benchmarks.measure.Machine;
import io.emberkeep.contract.inventory.Inventory;
import io.emberkeep.contract.inventory.InventoryFile;
import io.emberkeep.simulator.Cores;
import io.emberkeep.simulator.Simulation;
import io.emberkeep.simulator.invariant.Invariants;
import io.emberkeep.simulator.random.RandomRun;
import io.emberkeep.simulator.random.RandomRuns;
import io.emberkeep.simulator.scenario.ScenarioInventory;
import io.emberkeep.testbed.description.DescriptionFile;
import io.emberkeep.testbed.model.Times;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.LongUnaryOperator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code emberkeep benchmark simulation}. */
@Command(
        name = "simulation",
        description = "How much faster than real time the sample pool is simulated, on one core.",
        mixinStandardHelpOptions = true)
public final class SimulationBenchmark implements Callable<Integer> {

    private static final Duration DAY = Duration.ofDays(1);

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "How often each is measured, after as many to warm up. Default: 20.")
    private int rounds = 20;

    @Override
    public Integer call() throws IOException {
        var inventory = sample();
        System.out.println(Machine.describe());
        measure("a calm day", round -> calm(inventory, round));
        measure("two hours in which everything goes wrong", round -> chaos(inventory, round));
        return 0;
    }

    /** @param work simulates something by a seed, and says how long that was in nanoseconds of virtual time */
    private void measure(String what, LongUnaryOperator work) {
        System.out.printf("%s: %d rounds to warm up, %d measured%n", what, rounds, rounds);
        var speeds = new double[rounds];
        for (var round = -rounds; round < rounds; round++) {
            var begun = System.nanoTime();
            var simulated = work.applyAsLong(round);
            if (round >= 0) {
                speeds[round] = (double) simulated / (System.nanoTime() - begun);
            }
        }
        Arrays.sort(speeds);
        System.out.printf(
                "  times as fast as real time: slowest %,.0f, median %,.0f, fastest %,.0f%n",
                speeds[0], speeds[rounds / 2], speeds[rounds - 1]);
    }

    private static long calm(Inventory inventory, long seed) {
        var simulation =
                new Simulation(
                        seed,
                        DescriptionFile.read(Optional.empty(), Optional.empty()),
                        Times.ofPaperR(1),
                        inventory,
                        Cores.REAL,
                        List.of());
        Invariants.all().forEach(one -> simulation.observers().add(one.apply(simulation)));
        simulation.runUntil(DAY);
        return DAY.toNanos();
    }

    private static long chaos(Inventory inventory, long seed) {
        return RandomRun.run(
                        seed,
                        DescriptionFile.read(Optional.empty(), Optional.empty()),
                        inventory,
                        RandomRuns.LENGTH,
                        Cores.REAL,
                        Invariants.all(),
                        List.of())
                .simulated()
                .toNanos();
    }

    private static Inventory sample() throws IOException {
        var root = Path.of(System.getProperty("emberkeep.root", "."));
        var text = Files.readString(root.resolve("samples/sample.yaml"));
        return InventoryFile.read(ScenarioInventory.text(text, "", 1), "sample")
                .inventory()
                .orElseThrow();
    }
}
