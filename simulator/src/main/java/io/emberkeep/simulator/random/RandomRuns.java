package io.emberkeep.simulator.random;

import io.emberkeep.contract.inventory.Inventory;
import io.emberkeep.simulator.Cores;
import io.emberkeep.simulator.Trace;
import io.emberkeep.simulator.invariant.Invariants;
import io.emberkeep.testbed.model.World;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Many random runs, on all cores of this machine; each is decided by its own seed alone. */
public final class RandomRuns {

    /** How long things go wrong in each; the peace after it makes two hours. */
    public static final Duration LENGTH = Duration.ofMinutes(90);

    private static final Duration PROGRESS = Duration.ofSeconds(10);

    private final Inventory sample;
    private final World machines;

    /**
     * @param sample the pool
     * @param machines it runs on
     */
    public RandomRuns(Inventory sample, World machines) {
        this.sample = sample;
        this.machines = machines;
    }

    /**
     * What came of them so far.
     *
     * @param broken the first run that broke an invariant, if any did
     */
    public record Sum(
            long runs,
            Duration simulated,
            long events,
            long incidents,
            long faults,
            Optional<RandomRun.Result> broken) {

        static final Sum NOTHING = new Sum(0, Duration.ZERO, 0, 0, 0, Optional.empty());

        Sum plus(RandomRun.Result one) {
            return new Sum(
                    runs + 1,
                    simulated.plus(one.simulated()),
                    events + one.events(),
                    incidents + one.incidents(),
                    faults + one.faults(),
                    broken.or(() -> one.broken().map(_ -> one)));
        }
    }

    /**
     * Runs them; stops at the first that breaks an invariant.
     *
     * @param first seed; the n-th run has the seed first + n
     * @param atMost begins no run after that time
     * @param progress told now and then
     */
    public Sum run(long first, int runs, Optional<Duration> atMost, Consumer<Sum> progress)
            throws InterruptedException {
        var next = new AtomicLong(first);
        var until = System.nanoTime() + atMost.orElse(Duration.ofDays(365)).toNanos();
        var state = new State(progress);
        var threads =
                java.util.stream.IntStream.range(0, Runtime.getRuntime().availableProcessors())
                        .mapToObj(
                                _ ->
                                        Thread.ofPlatform()
                                                .start(
                                                        () -> {
                                                            long seed;
                                                            while (!state.broken()
                                                                    && System.nanoTime() < until
                                                                    && (seed =
                                                                                    next
                                                                                            .getAndIncrement())
                                                                            < first + runs) {
                                                                state.add(one(seed, List.of()));
                                                            }
                                                        }))
                        .toList();
        for (var thread : threads) {
            thread.join();
        }
        return state.sum();
    }

    /** One run, everything that happens told line by line. */
    public RandomRun.Result traced(long seed, Consumer<String> lines) {
        return one(seed, List.of(new Trace(lines)));
    }

    private RandomRun.Result one(long seed, List<Trace> watching) {
        return RandomRun.run(
                seed, machines, sample, LENGTH, Cores.REAL, Invariants.all(), watching);
    }

    /** What all threads add to. */
    private static final class State {
        private final Consumer<Sum> progress;
        private Sum sum = Sum.NOTHING;
        private long told = System.nanoTime();

        private State(Consumer<Sum> progress) {
            this.progress = progress;
        }

        private synchronized void add(RandomRun.Result one) {
            sum = sum.plus(one);
            if (System.nanoTime() - told > PROGRESS.toNanos()) {
                told = System.nanoTime();
                progress.accept(sum);
            }
        }

        private synchronized boolean broken() {
            return sum.broken().isPresent();
        }

        private synchronized Sum sum() {
            return sum;
        }
    }
}
