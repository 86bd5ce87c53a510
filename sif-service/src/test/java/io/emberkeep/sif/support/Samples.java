package io.emberkeep.sif.support;

import io.emberkeep.contract.inventory.Inventory;
import io.emberkeep.contract.inventory.InventoryFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The sample inventory: paper C's pool. */
public final class Samples {

    private Samples() {}

    /** Its text. */
    public static String text() {
        try {
            return Files.readString(Path.of("../samples/sample.yaml"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** What it describes. */
    public static Inventory inventory() {
        return InventoryFile.read(text(), "sample.yaml").inventory().orElseThrow();
    }
}
