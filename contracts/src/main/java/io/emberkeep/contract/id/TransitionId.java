package io.emberkeep.contract.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * One transition: from its claim to its end.
 *
 * @param value letters, digits, dot, underscore and dash, at most 63 characters
 */
public record TransitionId(@JsonValue String value) implements Comparable<TransitionId> {

    /** @throws IllegalArgumentException with a sentence, if the value is not of the form above */
    @JsonCreator
    public TransitionId {
        Names.check("transition", value);
    }

    @Override
    public int compareTo(TransitionId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
