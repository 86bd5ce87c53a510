package io.emberkeep.testbed;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.emberkeep.testbed.control.Json;
import io.emberkeep.testbed.model.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.function.Consumer;

/** Keeps the state of the data centre between runs. */
final class StateFile {

    private final Path file;
    private final World described;
    private final Consumer<String> journal;
    private boolean failed;

    /**
     * @param folder where the file is kept; made if it is not there
     * @param described what the description makes; a state of another description is not taken up
     * @param journal is told of trouble with the file
     * @throws IOException with a sentence, if the folder cannot be had
     */
    StateFile(Path folder, World described, Consumer<String> journal) throws IOException {
        this.file = folder.resolve("datacentre.json");
        this.described = described;
        this.journal = journal;
        try {
            Files.createDirectories(folder);
        } catch (IOException impossible) {
            throw new IOException(
                    "The folder " + folder + " for the state cannot be made.", impossible);
        }
    }

    /**
     * What is kept.
     *
     * @param described of which description it is
     * @param world the data centre as it was
     */
    record Kept(World described, World world) {}

    /** The data centre as an earlier run left it; none if there is none that fits. */
    Optional<World> left() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            var kept = Json.mapper().readValue(file.toFile(), Kept.class);
            if (kept.described().equals(described)) {
                return Optional.of(kept.world());
            }
            journal.accept("The state kept is of another description: everything begins anew.");
        } catch (JsonProcessingException wrong) {
            journal.accept("The state kept cannot be understood: everything begins anew.");
        } catch (IOException unreadable) {
            journal.accept("The state kept cannot be read: everything begins anew.");
        }
        return Optional.empty();
    }

    /** Writes it whole or not at all; trouble is told once until it is over. */
    void keep(World world) {
        try {
            var next = file.resolveSibling("datacentre.json.next");
            Json.mapper().writeValue(next.toFile(), new Kept(described, world));
            Files.move(
                    next,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            failed = false;
        } catch (IOException full) {
            if (!failed) {
                journal.accept("The state cannot be kept: " + full.getMessage());
            }
            failed = true;
        }
    }
}
