package io.emberkeep.acceptance;

import io.emberkeep.contract.Topics;
import io.emberkeep.contract.failure.Failure;
import io.emberkeep.contract.wire.MessageCatalog;
import io.emberkeep.messaging.Content;
import io.emberkeep.messaging.KafkaSettings;
import io.emberkeep.messaging.Start;
import io.emberkeep.messaging.TopicReader;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Subscribes to the public failure events. */
final class Events implements AutoCloseable {

    private final List<Failure> heard = new CopyOnWriteArrayList<>();
    private final TopicReader reader;

    Events(TestSystem system) {
        reader =
                TopicReader.start(
                        new KafkaSettings(system.kafka()),
                        "events",
                        Topics.FAILURES,
                        new Start.FromBeginning(),
                        record -> {
                            if (record.content() instanceof Content.Readable(var envelope)
                                    && envelope.message() instanceof Failure failure) {
                                heard.add(failure);
                            }
                        });
    }

    /** The CloudEvents types of what was heard about a server since then. */
    List<String> since(Instant start, String server) {
        return heard.stream()
                .filter(one -> one.target().value().equals(server) && !one.at().isBefore(start))
                .map(one -> MessageCatalog.typeOf(one.getClass()))
                .toList();
    }

    @Override
    public void close() {
        reader.close();
    }
}
