package io.emberkeep.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A small file system of its own under a part's directory, to be filled; wants root. */
final class SmallDisk implements AutoCloseable {

    private static final Duration BOUND = Duration.ofSeconds(30);

    private final Path directory;
    private final Path aside;

    private SmallDisk(Path directory) {
        this.directory = directory;
        this.aside = directory.resolveSibling(directory.getFileName() + ".aside");
    }

    /** Why none can be made here; empty if one can. */
    static String missing() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return "only root can mount a small disk for the test";
        }
        try {
            var place = Files.createTempDirectory("emberkeep-disk");
            var mounted =
                    Shell.run(
                            Map.of(),
                            BOUND,
                            List.of(
                                    "mount",
                                    "-t",
                                    "tmpfs",
                                    "-o",
                                    "size=1m",
                                    "tmpfs",
                                    place.toString()));
            if (mounted.code() == 0) {
                run("umount", place.toString());
            }
            Files.delete(place);
            return mounted.code() == 0
                    ? ""
                    : "no file system can be mounted here: " + mounted.output().strip();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Puts what is in the directory onto a file system of that size; nobody may use it meanwhile. */
    static SmallDisk under(Path directory, String size) {
        var disk = new SmallDisk(directory);
        run("mv", directory.toString(), disk.aside.toString());
        run("mkdir", directory.toString());
        run("mount", "-t", "tmpfs", "-o", "mode=0700,size=" + size, "tmpfs", directory.toString());
        run("cp", "-a", disk.aside + "/.", directory.toString());
        return disk;
    }

    /** Fills it to the last byte. */
    void fill() {
        // Ends with "no space left", which is what it is for.
        Shell.run(
                Map.of(),
                BOUND,
                List.of("dd", "if=/dev/zero", "of=" + filling(), "bs=64k", "status=none"));
        Shell.run(
                Map.of(),
                BOUND,
                List.of(
                        "dd",
                        "if=/dev/zero",
                        "of=" + filling(),
                        "bs=1k",
                        "status=none",
                        "oflag=append",
                        "conv=notrunc"));
    }

    /** Gives the space back. */
    void free() {
        run("rm", "-f", filling());
    }

    private String filling() {
        return directory.resolve("filling").toString();
    }

    /** Brings what is in it back to where it was; nobody may use it meanwhile. */
    @Override
    public void close() {
        free();
        run("rm", "-rf", aside.toString());
        run("mkdir", aside.toString());
        run("cp", "-a", directory + "/.", aside.toString());
        run("umount", directory.toString());
        run("rmdir", directory.toString());
        run("mv", aside.toString(), directory.toString());
    }

    private static void run(String... words) {
        Shell.run(Map.of(), BOUND, List.of(words)).ok();
    }
}
