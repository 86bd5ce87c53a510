package io.emberkeep.contract.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Names one boot of a machine; a restart changes it (DESIGN rule 5).
 *
 * @param value letters, digits, dot, underscore and dash, at most 63 characters
 */
public record BootId(@JsonValue String value) implements Comparable<BootId> {

    /** @throws IllegalArgumentException with a sentence, if the value is not of the form above */
    @JsonCreator
    public BootId {
        Names.check("boot id", value);
    }

    @Override
    public int compareTo(BootId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
