package io.emberkeep.power.classify;

import io.emberkeep.power.load.Percent;

/**
 * Two thresholds; between them a load keeps its class, so that a load near one of them does not change it to
 * and fro (PSS-1).
 *
 * @param low below it a load is of the smaller class
 * @param high above it a load is of the larger class; at most 100 %
 */
public record Band(Percent low, Percent high) {

    /** @throws IllegalArgumentException with a sentence, unless 0 &lt; low &lt; high ≤ 100 % */
    public Band {
        if (!low.below(high)) {
            throw new IllegalArgumentException(
                    "low (%s) is not below high (%s)".formatted(low, high));
        }
        if (high.value() > 100) {
            throw new IllegalArgumentException(
                    "high (%s) is above 100 %%: no load ever is".formatted(high));
        }
        if (low.value() == 0) {
            throw new IllegalArgumentException("low is 0 %: no load is ever below it");
        }
    }

    /** A band from numbers. @throws IllegalArgumentException as the constructor does */
    public static Band of(double low, double high) {
        return new Band(new Percent(low), new Percent(high));
    }

    @Override
    public String toString() {
        return "%s to %s".formatted(low, high);
    }
}
