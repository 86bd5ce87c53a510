package io.emberkeep.cli.command;

import io.emberkeep.cli.CliException;
import io.emberkeep.cli.ExitCode;
import io.emberkeep.simulator.random.RandomRun;
import io.emberkeep.simulator.random.RandomRuns;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code emberkeep sim random}. */
@Command(
        name = "random",
        description = {
            "Runs two simulated hours each of a pool in which everything goes wrong: servers, hosts, network,",
            "the product's own parts, clocks and operators. Stops at the first invariant that does not hold,",
            "and says the seed by which it is seen again: the same seed gives the same history."
        },
        footer = {
            "%nEXAMPLES",
            "  ./emberkeep sim random --runs 1000",
            "  ./emberkeep sim random --runs 1 --seed 4711 --trace   the history of one seed"
        })
public final class SimRandom implements Callable<Integer> {

    private static final long SEEDS = 1_000_000_000_000L;

    @ParentCommand private Sim sim;

    @Option(names = "--runs", paramLabel = "N", description = "How many. Default: 100.")
    private int runs = 100;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Of the first run; the others follow. Default: a new one.")
    private Optional<Long> seed = Optional.empty();

    @Option(
            names = "--at-most",
            paramLabel = "SECONDS",
            description = "Begins no run after that time.")
    private Optional<Integer> atMost = Optional.empty();

    @Option(names = "--trace", description = "Shows everything that happens. With --runs 1.")
    private boolean trace;

    @Override
    public Integer call() throws InterruptedException {
        if (runs < 1) {
            throw CliException.usage("--runs must be at least 1, and was %d.".formatted(runs));
        }
        if (trace && runs != 1) {
            throw CliException.usage("--trace shows one history: say --runs 1 with it.");
        }
        var out = sim.out();
        var first = seed.orElseGet(() -> ThreadLocalRandom.current().nextLong(SEEDS));
        var series = new RandomRuns(sim.sample(), sim.machines());
        if (trace) {
            var result = series.traced(first, out::println);
            return say(out, result.broken().isPresent() ? Optional.of(result) : Optional.empty());
        }
        out.println("%d runs of two simulated hours from seed %d".formatted(runs, first));
        out.flush();
        var begun = System.nanoTime();
        var sum =
                series.run(
                        first,
                        runs,
                        atMost.map(Duration::ofSeconds),
                        so -> progress(out, so, begun));
        var took = Math.max(1, (System.nanoTime() - begun) / 1_000_000);
        out.println(
                "%,d runs, %,d simulated hours, %,d faults, %,d incidents, %,d events in %.1f s (%,.0f times as fast as real time)"
                        .formatted(
                                sum.runs(),
                                sum.simulated().toHours(),
                                sum.faults(),
                                sum.incidents(),
                                sum.events(),
                                took / 1e3,
                                sum.simulated().toMillis() / (double) took));
        return say(out, sum.broken());
    }

    private void progress(PrintWriter out, RandomRuns.Sum so, long begun) {
        out.println(
                "  %,d of %,d runs, %d s"
                        .formatted(so.runs(), runs, (System.nanoTime() - begun) / 1_000_000_000));
        out.flush();
    }

    private static int say(PrintWriter out, Optional<RandomRun.Result> broken) {
        broken.ifPresentOrElse(
                found -> {
                    out.println("BROKEN in the run of seed %d:".formatted(found.seed()));
                    out.println("  " + found.broken().orElseThrow());
                    out.println(
                            "See it again with: ./emberkeep sim random --runs 1 --seed %d --trace"
                                    .formatted(found.seed()));
                },
                () -> out.println("Every invariant held."));
        out.flush();
        return broken.isPresent() ? ExitCode.FAILED : ExitCode.OK;
    }
}
