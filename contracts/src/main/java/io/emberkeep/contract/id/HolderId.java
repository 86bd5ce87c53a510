package io.emberkeep.contract.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Who holds a resource: an incident or a transition, by its name.
 *
 * @param value letters, digits, dot, underscore and dash, at most 63 characters
 */
public record HolderId(@JsonValue String value) implements Comparable<HolderId> {

    /** @throws IllegalArgumentException with a sentence, if the value is not of the form above */
    @JsonCreator
    public HolderId {
        Names.check("holder", value);
    }

    /** The incident as a holder. */
    public static HolderId of(IncidentId incident) {
        return new HolderId(incident.value());
    }

    /** The transition as a holder. */
    public static HolderId of(TransitionId transition) {
        return new HolderId(transition.value());
    }

    @Override
    public int compareTo(HolderId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
