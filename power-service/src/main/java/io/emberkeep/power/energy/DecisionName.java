package io.emberkeep.power.energy;

/**
 * The decision by which a host came to sleep or to wake, by which savings are told apart.
 *
 * @param value its name, never blank
 */
public record DecisionName(String value) implements Comparable<DecisionName> {

    /** @throws IllegalArgumentException if blank */
    public DecisionName {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("a decision has a name");
        }
    }

    @Override
    public int compareTo(DecisionName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
