package io.emberkeep.cli.command;

import io.emberkeep.cli.CliException;
import io.emberkeep.cli.Surroundings;
import io.emberkeep.contract.Topics;
import io.emberkeep.contract.load.LoadsMeasured;
import io.emberkeep.contract.wire.Json;
import io.emberkeep.messaging.Content;
import io.emberkeep.messaging.KafkaSettings;
import io.emberkeep.messaging.Record;
import io.emberkeep.messaging.Start;
import io.emberkeep.messaging.TopicReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Writes what is kept of a pool's loads to a file, one message a line, as {@code what-if} reads it. */
final class KeptLoads implements TopicReader.Listener {

    private static final Duration CONNECT = Duration.ofSeconds(15);
    private static final Duration UNNOTICED = Duration.ofSeconds(2);

    private final String pool;
    private final Writer file;
    private final CountDownLatch end = new CountDownLatch(1);
    private long written;
    private IOException failure;

    private KeptLoads(String pool, Writer file) {
        this.pool = pool;
        this.file = file;
    }

    /**
     * Reads to what is the end now.
     *
     * @param ago how long before now it begins; the topic keeps a day
     * @return how many messages were written
     * @throws CliException if the broker does not answer, or the file cannot be written
     */
    static long write(String kafka, String pool, Duration ago, Path path, Surroundings around)
            throws InterruptedException {
        try (var file = Files.newBufferedWriter(path)) {
            var listener = new KeptLoads(pool, file);
            try (var reader =
                    TopicReader.start(
                            new KafkaSettings(kafka),
                            "loads",
                            Topics.LOADS,
                            new Start.FromAgo(ago),
                            listener)) {
                if (!reader.awaitPositioned(CONNECT)) {
                    throw CliException.failed(
                            "The broker does not answer at %s. See ./emberkeep part list."
                                    .formatted(kafka));
                }
                listener.awaitEnd(around);
            }
            return listener.finish();
        } catch (IOException unwritable) {
            throw CliException.failed(
                    "%s cannot be written: %s".formatted(path, unwritable.getMessage()));
        }
    }

    private void awaitEnd(Surroundings around) throws InterruptedException {
        var before = -1L;
        var still = 0L;
        while (!end.await(UNNOTICED.toMillis(), TimeUnit.MILLISECONDS)) {
            var now = count();
            around.err().printf("reading the loads ... %d messages%n", now);
            still = now == before ? still + UNNOTICED.toMillis() : 0;
            before = now;
            if (still > CONNECT.toMillis()) {
                throw CliException.failed(
                        "The broker stopped answering while the loads were read. See ./emberkeep part list.");
            }
        }
    }

    private synchronized long count() {
        return written;
    }

    @Override
    public synchronized void received(Record record) {
        if (record.content() instanceof Content.Readable(var envelope)
                && envelope.message() instanceof LoadsMeasured measured
                && envelope.pool().value().equals(pool)
                && failure == null
                && end.getCount() > 0) {
            try {
                file.write(Json.mapper().writeValueAsString(measured));
                file.write('\n');
                written++;
            } catch (IOException full) {
                failure = full;
                end.countDown();
            }
        }
    }

    @Override
    public void caughtUp() {
        end.countDown();
    }

    private synchronized long finish() throws IOException {
        if (failure != null) {
            throw failure;
        }
        return written;
    }
}
