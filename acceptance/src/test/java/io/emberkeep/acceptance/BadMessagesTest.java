package io.emberkeep.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.emberkeep.contract.Topics;
import io.emberkeep.contract.id.Epoch;
import io.emberkeep.contract.id.IncidentId;
import io.emberkeep.contract.id.MemberId;
import io.emberkeep.contract.id.PoolId;
import io.emberkeep.contract.signal.IncidentReport.Renew;
import io.emberkeep.contract.wire.DeadLetter;
import io.emberkeep.contract.wire.Envelope;
import io.emberkeep.messaging.CloudEventCodec;
import io.emberkeep.messaging.Content;
import io.emberkeep.messaging.KafkaSettings;
import io.emberkeep.messaging.Start;
import io.emberkeep.messaging.TopicReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** What nobody can use is put aside with its reason, and stops nothing. */
final class BadMessagesTest {

    private final TestSystem system = TestSystem.shared();
    private final List<DeadLetter> letters = new CopyOnWriteArrayList<>();

    @Test
    void badMessagesGoToDeadLettersAndStopNothing() throws Exception {
        new Calm(system).restore();
        var reader =
                TopicReader.start(
                        new KafkaSettings(system.kafka()),
                        "dead-letters",
                        Topics.DEAD_LETTERS,
                        new Start.FromEnd(),
                        record -> {
                            if (record.content() instanceof Content.Readable(var envelope)
                                    && envelope.message() instanceof DeadLetter letter) {
                                letters.add(letter);
                            }
                        });
        try (reader;
                var producer =
                        new KafkaProducer<>(
                                Map.<String, Object>of(
                                        "bootstrap.servers",
                                        system.kafka(),
                                        "max.request.size",
                                        4 * 1024 * 1024),
                                new StringSerializer(),
                                new ByteArraySerializer())) {
            assertThat(reader.awaitPositioned(Duration.ofSeconds(10))).isTrue();
            for (var topic : List.of(Topics.SIGNALS, Topics.COMMANDS)) {
                producer.send(
                                new ProducerRecord<>(
                                        topic.topic(), key(topic), "not json".getBytes(UTF_8)))
                        .get();
                awaitLetter(topic, "no CloudEvent");
                producer.send(withPayload(topic, "{\"incident\":")).get();
                awaitLetter(topic, "malformed");
                producer.send(withPayload(topic, "x".repeat(Topics.LARGEST_PAYLOAD + 10))).get();
                awaitLetter(topic, "more than " + Topics.LARGEST_PAYLOAD);
                var unknown = withPayload(topic, "{}");
                unknown.headers()
                        .remove("ce_type")
                        .add("ce_type", "io.emberkeep.signal.renew.v99".getBytes(UTF_8));
                producer.send(unknown).get();
                awaitLetter(topic, "unknown type or version");
            }
            producer.send(CloudEventCodec.write(TestSystem.POOL, stale())).get();
            awaitLetter(Topics.SIGNALS, "no-such-incident");
        }
        assertThat(system.command("report-only").code()).isZero();
        assertThat(system.command("arm").code()).isZero();
    }

    private static String key(Topics topic) {
        return topic == Topics.SIGNALS ? TestSystem.POOL : "adapter";
    }

    private static Envelope<Renew> stale() {
        return Envelope.of(
                "/test/1",
                Instant.now(),
                new PoolId(TestSystem.POOL),
                new Renew(new IncidentId("no-such-incident"), new MemberId("MS"), new Epoch(1)));
    }

    private static ProducerRecord<String, byte[]> withPayload(Topics topic, String payload) {
        var good = CloudEventCodec.write(TestSystem.POOL, stale());
        if (topic == Topics.COMMANDS) {
            good.headers()
                    .remove("ce_type")
                    .add("ce_type", "io.emberkeep.command.v1".getBytes(UTF_8));
        }
        return new ProducerRecord<>(
                topic.topic(), null, key(topic), payload.getBytes(UTF_8), good.headers());
    }

    private void awaitLetter(Topics topic, String reason) {
        Patience.until(
                "a dead letter of " + topic.topic() + " with «" + reason + "»",
                Duration.ofSeconds(10),
                () ->
                        letters.stream()
                                .anyMatch(
                                        letter ->
                                                letter.topic().equals(topic.topic())
                                                        && letter.reason().contains(reason)),
                letters::toString);
    }
}
