package io.emberkeep.launcher.check;

import io.emberkeep.launcher.LaunchException;
import io.emberkeep.launcher.StateDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether there is room for a run. */
public final class DiskSpace {

    /** What the first hours of a run write at most, with the unpacked database. */
    static final long NEEDED_BYTES = 512L * 1024 * 1024;

    private DiskSpace() {}

    /** @throws LaunchException if there is too little where that directory is */
    public static void check(Path directory) throws LaunchException {
        try {
            check(directory, Files.getFileStore(directory).getUsableSpace());
        } catch (IOException unknown) {
            throw new LaunchException(
                    "cannot see how much space %s has: %s"
                            .formatted(directory, StateDirectory.reason(unknown)),
                    unknown);
        }
    }

    static void check(Path directory, long freeBytes) throws LaunchException {
        if (freeBytes < NEEDED_BYTES) {
            throw new LaunchException(
                    "The disk is full: %s has %d MB left and a run needs %d MB. Make room there, or name"
                                    .formatted(
                                            directory,
                                            megabytes(freeBytes),
                                            megabytes(NEEDED_BYTES))
                            + " another directory with --state.");
        }
    }

    private static long megabytes(long bytes) {
        return bytes / (1024 * 1024);
    }
}
