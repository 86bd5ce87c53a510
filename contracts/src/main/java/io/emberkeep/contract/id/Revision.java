package io.emberkeep.contract.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * How often a pool's configuration was edited (SIF-9).
 *
 * @param value counts from 0, nothing recorded yet
 */
public record Revision(@JsonValue long value) implements Comparable<Revision> {

    /** Before the first. */
    public static final Revision ZERO = new Revision(0);

    /** @throws IllegalArgumentException if negative */
    @JsonCreator
    public Revision {
        if (value < 0) {
            throw new IllegalArgumentException("a revision is never negative: " + value);
        }
    }

    /** The one after this. */
    public Revision next() {
        return new Revision(value + 1);
    }

    /** Whether this is of an earlier time than the other. */
    public boolean olderThan(Revision other) {
        return value < other.value;
    }

    @Override
    public int compareTo(Revision other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
