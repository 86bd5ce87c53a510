package io.emberkeep.messaging;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import io.emberkeep.contract.Topics;
import io.emberkeep.contract.id.PoolId;
import io.emberkeep.contract.wire.Envelope;
import io.emberkeep.contract.wire.Json;
import io.emberkeep.contract.wire.Message;
import io.emberkeep.contract.wire.MessageCatalog;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Envelopes as CloudEvents in Kafka's binary mode: attributes in headers, JSON payload. */
public final class CloudEventCodec {

    private static final int EXCERPT = 4_096;

    private CloudEventCodec() {}

    /** The record of a message. @throws IllegalArgumentException if it is no JSON or too large */
    public static ProducerRecord<String, byte[]> write(String key, Envelope<?> envelope) {
        var topic = Topics.of(envelope.message());
        var event =
                CloudEventBuilder.v1()
                        .withId(envelope.id())
                        .withSource(URI.create(envelope.source()))
                        .withTime(OffsetDateTime.ofInstant(envelope.time(), ZoneOffset.UTC))
                        .withType(MessageCatalog.typeOf(envelope.message().getClass()))
                        .withExtension("pool", envelope.pool().value())
                        .withData("application/json", payload(envelope.message()));
        envelope.replyTo().ifPresent(asker -> event.withExtension("replyto", asker));
        envelope.inReplyTo().ifPresent(id -> event.withExtension("inreplyto", id));
        envelope.deadline().ifPresent(last -> event.withExtension("deadline", last.toString()));
        envelope.traceParent().ifPresent(trace -> event.withExtension("traceparent", trace));
        return KafkaMessageFactory.<String>createWriter(topic.topic(), key)
                .writeBinary(event.build());
    }

    /** What a record is; never throws. */
    public static Content read(ConsumerRecord<String, byte[]> record) {
        var payload = record.value() == null ? new byte[0] : record.value();
        if (payload.length > Topics.LARGEST_PAYLOAD) {
            return unreadable(
                    headerType(record),
                    "the payload has %d bytes, more than %d"
                            .formatted(payload.length, Topics.LARGEST_PAYLOAD),
                    payload);
        }
        try {
            var event = KafkaMessageFactory.createReader(record).toEvent();
            return MessageCatalog.find(event.getType())
                    .<Content>map(
                            type -> readAs(type, event, payload, Topics.named(record.topic())))
                    .orElseGet(
                            () ->
                                    unreadable(
                                            event.getType(),
                                            "unknown type or version " + event.getType(),
                                            payload));
        } catch (RuntimeException noEvent) {
            // Whatever the library throws on what anybody may write: a header without a value is a
            // NullPointerException there.
            return unreadable(
                    headerType(record), "no CloudEvent: " + noEvent.getMessage(), payload);
        }
    }

    private static Content readAs(
            Class<? extends Message> type, CloudEvent event, byte[] payload, Topics topic) {
        if (!topic.kind().isAssignableFrom(type)) {
            return unreadable(
                    event.getType(),
                    event.getType() + " does not belong on " + topic.topic(),
                    payload);
        }
        try {
            var message = Json.mapper().readValue(payload, type);
            if (message == null) {
                return unreadable(event.getType(), "the payload is null", payload);
            }
            return new Content.Readable(
                    new Envelope<Message>(
                            event.getId(),
                            event.getSource().toString(),
                            event.getTime() == null ? Instant.EPOCH : event.getTime().toInstant(),
                            new PoolId(extension(event, "pool").orElse("")),
                            extension(event, "replyto"),
                            extension(event, "inreplyto"),
                            extension(event, "deadline").map(Instant::parse),
                            extension(event, "traceparent"),
                            message));
        } catch (JsonProcessingException malformed) {
            return unreadable(
                    event.getType(), "malformed: " + malformed.getOriginalMessage(), payload);
        } catch (IOException | RuntimeException malformed) {
            return unreadable(event.getType(), "malformed: " + malformed.getMessage(), payload);
        }
    }

    private static Optional<String> extension(CloudEvent event, String name) {
        return Optional.ofNullable(event.getExtension(name)).map(Object::toString);
    }

    private static String headerType(ConsumerRecord<String, byte[]> record) {
        var header = record.headers().lastHeader("ce_type");
        return header == null || header.value() == null
                ? ""
                : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static Content.Unreadable unreadable(String type, String reason, byte[] payload) {
        var length = Math.min(payload.length, EXCERPT);
        return new Content.Unreadable(
                type, reason, new String(payload, 0, length, StandardCharsets.UTF_8));
    }

    private static byte[] payload(Message message) {
        try {
            return Json.mapper().writeValueAsBytes(message);
        } catch (JsonProcessingException impossible) {
            throw new IllegalArgumentException("no JSON: " + message, impossible);
        }
    }
}
