package io.emberkeep.contract.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * One incident: from a confirmed trouble to its end.
 *
 * @param value letters, digits, dot, underscore and dash, at most 63 characters
 */
public record IncidentId(@JsonValue String value) implements Comparable<IncidentId> {

    /** @throws IllegalArgumentException with a sentence, if the value is not of the form above */
    @JsonCreator
    public IncidentId {
        Names.check("incident", value);
    }

    @Override
    public int compareTo(IncidentId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
