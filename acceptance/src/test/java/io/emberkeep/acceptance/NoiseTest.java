package io.emberkeep.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.emberkeep.contract.Topics;
import io.emberkeep.contract.wire.DeadLetter;
import io.emberkeep.messaging.Content;
import io.emberkeep.messaging.KafkaSettings;
import io.emberkeep.messaging.Start;
import io.emberkeep.messaging.TopicReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/**
 * Hundreds of random records on the topics that services read: each is put aside or answered, nothing stops,
 * and a failure after them is recovered. {@code -Demberkeep.test.seed=N} plays the same records again.
 */
final class NoiseTest {

    private static final int RECORDS = 400;

    private final TestSystem system = TestSystem.shared();
    private final List<DeadLetter> letters = new CopyOnWriteArrayList<>();

    @Test
    void noiseOnEveryTopicStopsNothing() throws Exception {
        long seed = Long.getLong("emberkeep.test.seed", new Random().nextLong());
        var played = "-Demberkeep.test.seed=" + seed;
        new Calm(system).restore();
        new Inventories(system).apply("");
        try (var _ = deadLetters();
                var producer = producer()) {
            var noise = new Noise(seed);
            for (var i = 0; i < RECORDS; i++) {
                producer.send(noise.next());
            }
            producer.flush();
            for (var topic : List.of(Topics.SIGNALS, Topics.COMMANDS)) {
                var last = "the last of the noise on " + topic.topic();
                var key = topic == Topics.SIGNALS ? TestSystem.POOL : "adapter";
                producer.send(new ProducerRecord<>(topic.topic(), key, last.getBytes(UTF_8))).get();
                Patience.until(
                        "read to the end, " + played,
                        Duration.ofSeconds(15),
                        () -> letters.stream().anyMatch(one -> one.excerpt().equals(last)),
                        () -> letters.size() + " dead letters");
            }
        }
        for (var service : system.ready()) {
            assertThat(Http.send("GET", service, null, null).status()).as(service).isEqualTo(200);
        }
        recovers(played);
    }

    private void recovers(String played) {
        var before = Instant.now();
        system.fault("stop-service", "W1", "httpd");
        Patience.until(
                "W1 is recovered after the noise, " + played,
                Duration.ofSeconds(60),
                () ->
                        new IncidentLog(system, before)
                                .incidents().stream()
                                        .anyMatch(
                                                one ->
                                                        one.path("state")
                                                                .asText()
                                                                .equals("RECOVERED")),
                () -> new IncidentLog(system, before).incidents().toString());
    }

    private TopicReader deadLetters() throws InterruptedException {
        var reader =
                TopicReader.start(
                        new KafkaSettings(system.kafka()),
                        "dead-letters",
                        Topics.DEAD_LETTERS,
                        new Start.FromEnd(),
                        record -> letter(record.content()).ifPresent(letters::add));
        assertThat(reader.awaitPositioned(Duration.ofSeconds(10))).isTrue();
        return reader;
    }

    private static Optional<DeadLetter> letter(Content content) {
        return content instanceof Content.Readable(var envelope)
                        && envelope.message() instanceof DeadLetter letter
                ? Optional.of(letter)
                : Optional.empty();
    }

    private KafkaProducer<String, byte[]> producer() {
        return new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", system.kafka()),
                new StringSerializer(),
                new ByteArraySerializer());
    }
}
