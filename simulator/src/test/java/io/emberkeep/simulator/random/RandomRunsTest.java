package io.emberkeep.simulator.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** Runs with a fresh seed in every CI; -Drandom.seconds=N gives them more or less time, -Drandom.seed=N the seed. */
class RandomRunsTest {

    @Test
    void everyInvariantHolds() throws InterruptedException {
        var seconds = Integer.getInteger("random.seconds", 60);
        var seed = Long.getLong("random.seed", ThreadLocalRandom.current().nextLong(1L << 40));
        var sum =
                new RandomRuns(SamplePool.inventory(), SamplePool.machines())
                        .run(
                                seed,
                                Integer.MAX_VALUE,
                                Optional.of(Duration.ofSeconds(seconds)),
                                _ -> {});
        System.out.printf(
                "random runs: seed %d, %d runs, %d simulated hours, %d faults, %d incidents%n",
                seed, sum.runs(), sum.simulated().toHours(), sum.faults(), sum.incidents());
        assertThat(sum.broken()).as("see docs/simulator.md; first seed %d", seed).isEmpty();
        assertThat(sum.incidents()).isPositive();
    }
}
