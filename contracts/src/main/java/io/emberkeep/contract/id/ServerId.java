package io.emberkeep.contract.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The host name of a server (target or standby), unique in its pool (DBSS-2).
 *
 * @param value letters, digits, dot, underscore and dash, at most 63 characters
 */
public record ServerId(@JsonValue String value) implements Comparable<ServerId> {

    /** @throws IllegalArgumentException with a sentence, if the value is not of the form above */
    @JsonCreator
    public ServerId {
        Names.check("server", value);
    }

    @Override
    public int compareTo(ServerId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
