package io.emberkeep.contract.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A pool: one server system of the papers, managed together.
 *
 * @param value letters, digits, dot, underscore and dash, at most 63 characters
 */
public record PoolId(@JsonValue String value) implements Comparable<PoolId> {

    /** @throws IllegalArgumentException with a sentence, if the value is not of the form above */
    @JsonCreator
    public PoolId {
        Names.check("pool", value);
    }

    @Override
    public int compareTo(PoolId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
