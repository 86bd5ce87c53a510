package io.emberkeep.launcher;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The directory in which everything is kept and written that one running system needs: data, logs, the
 * run file, the lock.
 *
 * @param root of it
 */
public record StateDirectory(Path root) {

    /** What {@code reset} deletes; nothing else in that directory is touched. */
    private static final List<String> KEPT_STATE =
            List.of(
                    "broker",
                    "database",
                    "database.new",
                    "database.password",
                    "testbed",
                    "pool.yaml",
                    "machines.yaml",
                    "run.json");

    /** Creates what is missing. @throws LaunchException if it cannot be written */
    public static StateDirectory create(Path root) throws LaunchException {
        try {
            Files.createDirectories(root.resolve("log"));
            if (!Files.isWritable(root)) {
                throw new IOException("it is not writable");
            }
        } catch (IOException refused) {
            throw new LaunchException(
                    "cannot write in %s (%s). Name another directory with --state, or become its owner."
                            .formatted(root, reason(refused)),
                    refused);
        }
        return new StateDirectory(root);
    }

    /** Where a part writes its log. */
    public Path log(PartId part) {
        return logs().resolve(part + ".log");
    }

    /** Where all logs are. */
    public Path logs() {
        return root.resolve("log");
    }

    /** What tells everybody which processes run and where. */
    public Path runFile() {
        return root.resolve("run.json");
    }

    /** The broker's data. */
    public Path broker() {
        return root.resolve("broker");
    }

    /** The database's data. */
    public Path database() {
        return root.resolve("database");
    }

    /** The password that the services use for the database; readable by its owner alone. */
    public Path databasePassword() {
        return root.resolve("database.password");
    }

    /** The pool with which it began. */
    public Path pool() {
        return root.resolve("pool.yaml");
    }

    /** The testbed's machines, where they are not those that it has built in. */
    public Path machines() {
        return root.resolve("machines.yaml");
    }

    /** The testbed's data. */
    public Path testbed() {
        return root.resolve("testbed");
    }

    /**
     * Makes this process the only one that starts or changes something here; released by closing, and by
     * the process's end.
     *
     * @return empty if another process has it
     */
    public Optional<Lock> lock() throws LaunchException {
        try {
            var channel =
                    FileChannel.open(
                            root.resolve("launcher.lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            var lock = tryLock(channel);
            if (lock.isEmpty()) {
                channel.close();
            }
            return lock.map(_ -> new Lock(channel));
        } catch (IOException refused) {
            throw new LaunchException(
                    "cannot lock %s: %s".formatted(root, reason(refused)), refused);
        }
    }

    /** Deletes what is kept between runs; logs and unpacked programs stay. */
    public void reset() throws LaunchException {
        for (var name : KEPT_STATE) {
            try {
                delete(root.resolve(name));
            } catch (IOException refused) {
                throw new LaunchException(
                        "cannot delete %s: %s".formatted(root.resolve(name), reason(refused)),
                        refused);
            }
        }
    }

    /** Writes a file that only its owner may read; never half. */
    public static void writePrivately(Path file, String text) throws IOException {
        var next =
                Files.createTempFile(
                        file.getParent(),
                        file.getFileName().toString(),
                        ".new",
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(next, text);
            Files.move(
                    next,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(next);
        }
    }

    /** What went wrong with a file, in words. */
    public static String reason(IOException failure) {
        return switch (failure) {
            case AccessDeniedException denied -> "permission denied: " + denied.getFile();
            case NoSuchFileException missing -> "no such file: " + missing.getFile();
            default -> failure.getMessage();
        };
    }

    private static Optional<FileLock> tryLock(FileChannel channel) throws IOException {
        try {
            return Optional.ofNullable(channel.tryLock());
        } catch (OverlappingFileLockException ours) {
            return Optional.empty();
        }
    }

    /** Deletes a file or a directory with all that is in it, if it is there. */
    public static void delete(Path what) throws IOException {
        if (!Files.exists(what, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> all = Files.walk(what)) {
            for (var one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        }
    }

    /** That this process has the directory to itself. */
    public static final class Lock implements AutoCloseable {
        private final FileChannel channel;

        private Lock(FileChannel channel) {
            this.channel = channel;
        }

        @Override
        public void close() {
            try {
                channel.close();
            } catch (IOException gone) {
                // The end of the process releases it.
                return;
            }
        }
    }
}
