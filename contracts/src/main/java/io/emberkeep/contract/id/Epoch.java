package io.emberkeep.contract.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * How often a resource was claimed; only grows, so that who acts on an old claim is found out (DESIGN rule 2).
 *
 * @param value counts from 0, never claimed
 */
public record Epoch(@JsonValue long value) implements Comparable<Epoch> {

    /** Before the first. */
    public static final Epoch ZERO = new Epoch(0);

    /** @throws IllegalArgumentException if negative */
    @JsonCreator
    public Epoch {
        if (value < 0) {
            throw new IllegalArgumentException("an epoch is never negative: " + value);
        }
    }

    /** The one after this. */
    public Epoch next() {
        return new Epoch(value + 1);
    }

    /** Whether this is of an earlier time than the other. */
    public boolean olderThan(Epoch other) {
        return value < other.value;
    }

    @Override
    public int compareTo(Epoch other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
