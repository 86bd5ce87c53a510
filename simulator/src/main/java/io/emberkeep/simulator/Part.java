package io.emberkeep.simulator;

/** The parts of the product that run in a simulation, by the names that the launcher gives them. */
public enum Part {
    BROKER("broker"),
    DATABASE("database"),
    SIF_1("sif-1"),
    SIF_2("sif-2"),
    MONITOR("monitor-service"),
    ADAPTER("hypervisor-adapter"),
    POWER("power-service");

    private final String label;

    Part(String label) {
        this.label = label;
    }

    /** As users call it. */
    public String label() {
        return label;
    }

    /** The part of that name. @throws IllegalArgumentException with a sentence, if there is none */
    public static Part named(String label) {
        for (var part : values()) {
            if (part.label.equals(label)) {
                return part;
            }
        }
        throw new IllegalArgumentException("There is no part " + label + " in a simulation.");
    }

    @Override
    public String toString() {
        return label;
    }
}
