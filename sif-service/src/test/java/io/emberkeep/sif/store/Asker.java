package io.emberkeep.sif.store;

import io.emberkeep.contract.Topics;
import io.emberkeep.contract.answer.SignalAnswer;
import io.emberkeep.contract.configuration.ConfigurationMessage;
import io.emberkeep.contract.configuration.PoolConfiguration;
import io.emberkeep.contract.id.PoolId;
import io.emberkeep.contract.signal.Signal;
import io.emberkeep.contract.wire.DeadLetter;
import io.emberkeep.contract.wire.Envelope;
import io.emberkeep.messaging.Content;
import io.emberkeep.messaging.KafkaSettings;
import io.emberkeep.messaging.MessageWriter;
import io.emberkeep.messaging.Record;
import io.emberkeep.messaging.Start;
import io.emberkeep.messaging.TopicReader;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;

/** A member as the tests play it: sends signals, and hears answers, configuration and dead letters. */
final class Asker implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    final MessageWriter writer;
    final Map<String, SignalAnswer> answers = new ConcurrentHashMap<>();
    final List<String> answered = new CopyOnWriteArrayList<>();
    final List<DeadLetter> deadLetters = new CopyOnWriteArrayList<>();
    final List<ConfigurationMessage> configuration = new CopyOnWriteArrayList<>();
    private final String name;
    private final List<TopicReader> readers;

    Asker(String bootstrap, String name) {
        this.name = name;
        var kafka = new KafkaSettings(bootstrap);
        writer = new MessageWriter(kafka, "/test/" + name);
        readers =
                List.of(
                        read(kafka, Topics.ANSWERS),
                        read(kafka, Topics.DEAD_LETTERS),
                        read(kafka, Topics.CONFIGURATION));
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> readers.stream().allMatch(TopicReader::caughtUp));
    }

    private TopicReader read(KafkaSettings kafka, Topics topic) {
        return TopicReader.start(
                kafka, name + "-" + topic.topic(), topic, new Start.FromEnd(), this::received);
    }

    private void received(Record record) {
        if (record.content() instanceof Content.Readable(var envelope)) {
            switch (envelope.message()) {
                case SignalAnswer answer when record.key().equals(name) -> {
                    answered.add(envelope.inReplyTo().orElseThrow());
                    answers.put(envelope.inReplyTo().orElseThrow(), answer);
                }
                case DeadLetter letter -> deadLetters.add(letter);
                case ConfigurationMessage message -> configuration.add(message);
                default -> {}
            }
        }
    }

    Envelope<Signal> letter(PoolId pool, Signal signal) {
        return Envelope.of(writer.source(), Instant.now(), pool, signal).replyTo(name);
    }

    /** Sends and goes on. */
    String send(PoolId pool, Signal signal) {
        var letter = letter(pool, signal);
        writer.send(pool.value(), letter);
        return letter.id();
    }

    /** Sends and waits for the answer. */
    SignalAnswer ask(PoolId pool, Signal signal) {
        return answerTo(send(pool, signal));
    }

    SignalAnswer answerTo(String id) {
        return Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(1))
                .until(() -> answers.get(id), answer -> answer != null);
    }

    DeadLetter deadLetter(String reason) {
        return Awaitility.await()
                .atMost(PATIENCE)
                .until(
                        () ->
                                deadLetters.stream()
                                        .filter(letter -> letter.reason().contains(reason))
                                        .findFirst()
                                        .orElse(null),
                        letter -> letter != null);
    }

    PoolConfiguration newest(PoolId pool) {
        return configuration.stream()
                .map(ConfigurationMessage::state)
                .filter(state -> state.inventory().pool().equals(pool))
                .max(Comparator.comparing(PoolConfiguration::revision))
                .orElse(null);
    }

    @Override
    public void close() {
        readers.forEach(TopicReader::close);
        writer.close();
    }
}
