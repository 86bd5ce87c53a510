package io.emberkeep.simulator.engine;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/** All chance of a simulation comes from one seed through here. */
public final class Dice {

    private final SplittableRandom random;

    /** From a seed. */
    public Dice(long seed) {
        this(new SplittableRandom(seed));
    }

    private Dice(SplittableRandom random) {
        this.random = random;
    }

    /** Independent ones, so that one part's throws do not change another's. */
    public Dice another() {
        return new Dice(random.split());
    }

    /** Whether something of that probability happens. */
    public boolean happens(double probability) {
        return random.nextDouble() < probability;
    }

    /** One of them. */
    public <T> T oneOf(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    /** From the first, including, to the second, excluding. */
    public long between(long from, long to) {
        return random.nextLong(from, to);
    }

    /** A time between the two. */
    public Duration between(Duration from, Duration to) {
        return Duration.ofNanos(random.nextLong(from.toNanos(), to.toNanos()));
    }

    /** The time until something that happens so often on average. */
    public Duration exponential(Duration mean) {
        return Duration.ofNanos((long) (-Math.log(1 - random.nextDouble()) * mean.toNanos()));
    }
}
