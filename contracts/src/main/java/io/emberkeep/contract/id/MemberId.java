package io.emberkeep.contract.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A member: a machine on which management programs run (TOP-1).
 *
 * @param value letters, digits, dot, underscore and dash, at most 63 characters
 */
public record MemberId(@JsonValue String value) implements Comparable<MemberId> {

    /** @throws IllegalArgumentException with a sentence, if the value is not of the form above */
    @JsonCreator
    public MemberId {
        Names.check("member", value);
    }

    @Override
    public int compareTo(MemberId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
