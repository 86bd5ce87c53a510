package io.emberkeep.power.load;

import java.util.Locale;

/**
 * A share of what there is, in percent. It may be above 100: of a load that is foreseen for fewer servers.
 *
 * @param value a number, 0 or more
 */
public record Percent(double value) implements Comparable<Percent> {

    /** @throws IllegalArgumentException with a sentence, if negative or not a number */
    public Percent {
        if (!Double.isFinite(value) || value < 0) {
            throw new IllegalArgumentException("%s is no percentage".formatted(value));
        }
    }

    /** What a part is of a whole. */
    static Percent of(double part, double whole) {
        return new Percent(100 * part / whole);
    }

    /** Whether it is more than the other. */
    public boolean above(Percent other) {
        return value > other.value;
    }

    /** Whether it is less than the other. */
    public boolean below(Percent other) {
        return value < other.value;
    }

    @Override
    public int compareTo(Percent other) {
        return Double.compare(value, other.value);
    }

    /** Such as {@code 41 %}, or {@code 30.2 %} where the tenth tells something. */
    @Override
    public String toString() {
        var tenths = Math.round(value * 10);
        return tenths % 10 == 0
                ? "%d %%".formatted(tenths / 10)
                : String.format(Locale.ROOT, "%.1f %%", tenths / 10.0);
    }
}
