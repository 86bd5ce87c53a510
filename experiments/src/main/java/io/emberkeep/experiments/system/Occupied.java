package io.emberkeep.experiments.system;

import io.emberkeep.experiments.ExperimentException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;

/** A place that is ours: nobody else's experiment begins by stopping the system that ours runs on. */
final class Occupied implements AutoCloseable {

    private final FileChannel file;

    private Occupied(FileChannel file) {
        this.file = file;
    }

    /** Takes it, until closed or until this process ends. @throws ExperimentException if another has it */
    static Occupied take(Place place) {
        try {
            Files.createDirectories(place.state());
            var file =
                    FileChannel.open(
                            place.state().resolve("experiment.lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            if (file.tryLock() == null) {
                file.close();
                throw new ExperimentException(
                        "Another experiment runs in %s; give this one other --ports and --addresses."
                                .formatted(place.state()));
            }
            return new Occupied(file);
        } catch (IOException unwritable) {
            throw new ExperimentException(
                    "%s cannot be used: %s".formatted(place.state(), unwritable.getMessage()),
                    unwritable);
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException gone) {
            // It ends with this process at the latest.
        }
    }
}
