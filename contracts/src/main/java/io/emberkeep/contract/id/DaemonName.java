package io.emberkeep.contract.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The name of a service daemon, as the target's init system knows it (DBSS-2).
 *
 * @param value letters, digits, dot, underscore and dash, at most 63 characters
 */
public record DaemonName(@JsonValue String value) implements Comparable<DaemonName> {

    /** @throws IllegalArgumentException with a sentence, if the value is not of the form above */
    @JsonCreator
    public DaemonName {
        Names.check("daemon", value);
    }

    @Override
    public int compareTo(DaemonName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
