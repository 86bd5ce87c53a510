package io.emberkeep.contract.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The name of a service group: servers that provide the same service.
 *
 * @param value letters, digits, dot, underscore and dash, at most 63 characters
 */
public record GroupId(@JsonValue String value) implements Comparable<GroupId> {

    /** @throws IllegalArgumentException with a sentence, if the value is not of the form above */
    @JsonCreator
    public GroupId {
        Names.check("service group", value);
    }

    @Override
    public int compareTo(GroupId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
