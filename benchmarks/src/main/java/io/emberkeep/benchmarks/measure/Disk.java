package io.emberkeep.benchmarks.measure;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * The disk's own latency: a page written into a file that has its size already, and made durable as a
 * database does with its log (fdatasync).
 */
public final class Disk implements AutoCloseable {

    private static final int PAGE = 8_192;
    private static final int PAGES = 2_048;
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final Path file;
    private final FileChannel channel;
    private final ByteBuffer page = ByteBuffer.allocateDirect(PAGE);
    private int written;
    private volatile boolean closed;

    private Disk(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** The disk on which that directory is. */
    public static Disk of(Path directory) throws IOException {
        Files.createDirectories(directory);
        var file = directory.resolve("fsync-probe");
        var channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE);
        var disk = new Disk(file, channel);
        for (var i = 0; i < PAGES; i++) {
            disk.write();
        }
        channel.force(true);
        return disk;
    }

    /** So many in a row, nothing else being done. */
    public Latencies alone(int times) throws IOException {
        var latencies = new Latencies();
        for (var i = 0; i < times; i++) {
            latencies.record(sync());
        }
        return latencies;
    }

    /** Twenty a second into that histogram, until it is closed. */
    public void beside(Latencies latencies) {
        Thread.ofPlatform()
                .daemon()
                .name("disk")
                .start(
                        () -> {
                            try {
                                while (!closed) {
                                    latencies.record(sync());
                                    LockSupport.parkNanos(PAUSE.toNanos());
                                }
                            } catch (IOException ended) {
                                closed = true;
                            }
                        });
    }

    private synchronized long sync() throws IOException {
        var began = System.nanoTime();
        write();
        channel.force(false);
        return System.nanoTime() - began;
    }

    private void write() throws IOException {
        page.clear();
        channel.write(page, (long) PAGE * (written++ % PAGES));
    }

    @Override
    public void close() throws IOException {
        closed = true;
        synchronized (this) {
            channel.close();
            Files.deleteIfExists(file);
        }
    }
}
