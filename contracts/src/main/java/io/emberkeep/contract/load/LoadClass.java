package io.emberkeep.contract.load;

import java.util.Locale;

/** A load's class, and the shape of a service group that suits it, from the smallest on (PSS-1, PSS-11). */
public enum LoadClass {
    /** Few servers are enough (PSS-4). */
    LIGHT,
    /** Every server serves. */
    MODERATE,
    /** A spare server serves too (PSS-11). */
    HEAVY;

    /** One size larger; the largest stays. */
    public LoadClass larger() {
        return this == LIGHT ? MODERATE : HEAVY;
    }

    /** One size smaller; the smallest stays. */
    public LoadClass smaller() {
        return this == HEAVY ? MODERATE : LIGHT;
    }

    /** Whether it is a larger one than the other. */
    public boolean above(LoadClass other) {
        return compareTo(other) > 0;
    }

    /** The word for people. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
