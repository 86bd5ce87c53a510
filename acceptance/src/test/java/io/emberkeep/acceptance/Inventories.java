package io.emberkeep.acceptance;

import io.emberkeep.simulator.scenario.ScenarioInventory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/** The sample inventory with a scenario's differences, in the time of the test system. */
final class Inventories {

    private final TestSystem system;

    Inventories(TestSystem system) {
        this.system = system;
    }

    /** Applies the sample with these differences, scaled. @throws AssertionError if it is refused */
    void apply(String differences) {
        put(text(differences));
    }

    /** The inventory's text, scaled. */
    String text(String differences) {
        return ScenarioInventory.text(sample(), here(differences), TestSystem.SCALE);
    }

    /** Applies the sample with these differences as they are. */
    void applyUnscaled(String differences) {
        put(ScenarioInventory.unscaled(sample(), here(differences)));
    }

    private void put(String inventory) {
        Http.send("PUT", system.sif() + "/inventory", "application/yaml", inventory).ok();
    }

    private String sample() {
        try {
            return here(Files.readString(Shell.ROOT.resolve("samples/sample.yaml")));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private String here(String inventory) {
        return inventory.replace("127.21.", system.address("127.21."));
    }
}
