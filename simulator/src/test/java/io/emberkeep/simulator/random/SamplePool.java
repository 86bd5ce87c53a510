package io.emberkeep.simulator.random;

import io.emberkeep.contract.inventory.Inventory;
import io.emberkeep.contract.inventory.InventoryFile;
import io.emberkeep.simulator.scenario.ScenarioInventory;
import io.emberkeep.testbed.description.DescriptionFile;
import io.emberkeep.testbed.model.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The sample of the repository, as the tests use it. */
public final class SamplePool {

    private SamplePool() {}

    /** Its inventory. */
    public static Inventory inventory() {
        try {
            var sample = Files.readString(Path.of("../samples/sample.yaml"));
            return InventoryFile.read(ScenarioInventory.text(sample, "", 1), "sample")
                    .inventory()
                    .orElseThrow();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Its machines. */
    public static World machines() {
        return DescriptionFile.read(Optional.empty(), Optional.empty());
    }
}
