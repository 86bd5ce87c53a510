package io.emberkeep.power.energy;

import java.time.Duration;

/**
 * An amount of energy; negative where more was used than saved.
 *
 * @param joules watt seconds
 */
public record Energy(double joules) implements Comparable<Energy> {

    /** None at all. */
    public static final Energy NONE = new Energy(0);

    private static final double JOULES_IN_A_KWH = 3_600_000;
    private static final double NANOS = 1e9;

    /** @throws IllegalArgumentException if it is no number */
    public Energy {
        if (!Double.isFinite(joules)) {
            throw new IllegalArgumentException("%s J is no amount of energy".formatted(joules));
        }
    }

    /** What so many watts are over a time. */
    public static Energy of(double watts, Duration time) {
        return new Energy(watts * (time.getSeconds() + time.getNano() / NANOS));
    }

    /** In kilowatt hours. */
    public double kilowattHours() {
        return joules / JOULES_IN_A_KWH;
    }

    /** Both together. */
    public Energy plus(Energy other) {
        return new Energy(joules + other.joules);
    }

    /** This without the other. */
    public Energy minus(Energy other) {
        return new Energy(joules - other.joules);
    }

    /** So many times as much. */
    public Energy times(double factor) {
        return new Energy(joules * factor);
    }

    @Override
    public int compareTo(Energy other) {
        return Double.compare(joules, other.joules);
    }
}
