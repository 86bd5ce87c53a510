package io.emberkeep.sif.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.emberkeep.contract.id.PoolId;
import io.emberkeep.contract.wire.Envelope;
import io.emberkeep.contract.wire.Json;
import io.emberkeep.contract.wire.Message;
import io.emberkeep.contract.wire.MessageCatalog;
import java.time.Instant;
import java.util.Optional;

/** Envelopes as text, for the outbox. */
final class Letters {

    private Letters() {}

    private record Letter(
            String id,
            String source,
            Instant time,
            PoolId pool,
            Optional<String> replyTo,
            Optional<String> inReplyTo,
            Optional<Instant> deadline,
            Optional<String> traceParent,
            String type,
            JsonNode message) {}

    static String write(Envelope<?> envelope) {
        return text(
                new Letter(
                        envelope.id(),
                        envelope.source(),
                        envelope.time(),
                        envelope.pool(),
                        envelope.replyTo(),
                        envelope.inReplyTo(),
                        envelope.deadline(),
                        envelope.traceParent(),
                        MessageCatalog.typeOf(envelope.message().getClass()),
                        Json.mapper().valueToTree(envelope.message())));
    }

    static Envelope<Message> read(String text) {
        var letter = read(text, Letter.class);
        return new Envelope<>(
                letter.id(),
                letter.source(),
                letter.time(),
                letter.pool(),
                letter.replyTo(),
                letter.inReplyTo(),
                letter.deadline(),
                letter.traceParent(),
                message(letter.type(), letter.message().toString()));
    }

    /** A message of that CloudEvents type. */
    static Message message(String type, String json) {
        var found =
                MessageCatalog.find(type)
                        .orElseThrow(() -> new IllegalStateException("unknown type " + type));
        return read(json, found);
    }

    /** What was recorded as JSON. */
    static <T> T read(String json, Class<T> type) {
        try {
            return Json.mapper().readValue(json, type);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException("what is recorded cannot be read", unreadable);
        }
    }

    /** The same, as a tree. */
    static JsonNode tree(String json) {
        return read(json, JsonNode.class);
    }

    /** Anything as JSON. */
    static String text(Object value) {
        try {
            return Json.mapper().writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("cannot be written as JSON: " + value, impossible);
        }
    }
}
