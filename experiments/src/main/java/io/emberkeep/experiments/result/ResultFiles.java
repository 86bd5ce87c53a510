package io.emberkeep.experiments.result;

import io.emberkeep.contract.wire.Json;
import io.emberkeep.experiments.ExperimentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** One JSON file an experiment: its newest full result. */
public final class ResultFiles {

    private final Path folder;

    /** @param folder in which they are */
    public ResultFiles(Path folder) {
        this.folder = folder;
    }

    /** Those of the repository. */
    public static ResultFiles in(Path repository) {
        return new ResultFiles(repository.resolve("experiments/results"));
    }

    /** What is kept of an experiment. @throws ExperimentException if it cannot be read */
    public Optional<Result> of(String experiment) {
        return of(experiment, Result.class);
    }

    /** What is kept of an experiment whose results have a form of their own. */
    public <T> Optional<T> of(String experiment, Class<T> form) {
        var file = file(experiment);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Json.mapper().readValue(Files.readString(file), form));
        } catch (IOException unreadable) {
            throw new ExperimentException(
                    "%s cannot be read: %s".formatted(file, unreadable.getMessage()), unreadable);
        }
    }

    /** Keeps a result in place of the last. @return where */
    public Path keep(Result result) {
        return keep(result.experiment(), text(result));
    }

    /** Keeps what an experiment gave in place of the last. @return where */
    public Path keep(String experiment, String text) {
        var file = file(experiment);
        try {
            Files.createDirectories(folder);
            var next = Files.createTempFile(folder, "next", ".json");
            Files.writeString(next, text);
            Files.setPosixFilePermissions(
                    next, java.nio.file.attribute.PosixFilePermissions.fromString("rw-r--r--"));
            return Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException unwritable) {
            throw new ExperimentException(
                    "%s cannot be written: %s".formatted(file, unwritable.getMessage()),
                    unwritable);
        }
    }

    /** A result as its file has it. */
    public static String text(Object result) {
        return Json.mapper().valueToTree(result).toPrettyString() + "\n";
    }

    private Path file(String experiment) {
        return folder.resolve(experiment + ".json");
    }
}
