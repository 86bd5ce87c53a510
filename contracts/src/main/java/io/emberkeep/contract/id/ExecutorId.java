package io.emberkeep.contract.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Who carries out commands: the name of one hypervisor-adapter.
 *
 * @param value letters, digits, dot, underscore and dash, at most 63 characters
 */
public record ExecutorId(@JsonValue String value) implements Comparable<ExecutorId> {

    /** @throws IllegalArgumentException with a sentence, if the value is not of the form above */
    @JsonCreator
    public ExecutorId {
        Names.check("executor", value);
    }

    @Override
    public int compareTo(ExecutorId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
