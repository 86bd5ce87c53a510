package io.emberkeep.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.emberkeep.contract.Topics;
import io.emberkeep.contract.wire.Envelope;
import io.emberkeep.contract.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/** Records by chance: good messages with a few things wrong, and bytes that never were a message. */
final class RandomRecords {

    private static final List<String> ODD_TEXTS =
            List.of(
                    "",
                    " ",
                    "null",
                    "a\u0000b",
                    "\ud800",
                    "\udc00x",
                    "\ud83d\ude00".repeat(3_000) + "\ud83d",
                    "x".repeat(70_000),
                    "../../etc/passwd",
                    "'; drop table pool; --",
                    "%s%n%d",
                    "+1000000000-12-31T23:59:59.999999999Z",
                    "-1000000000-01-01T00:00:00Z",
                    "0001-01-01T00:00:00Z",
                    "2026-02-30T00:00:00Z",
                    "9999999999999",
                    "PT-99999999999999H",
                    "NaN");

    private static final List<String> HEADERS =
            List.of(
                    "ce_id",
                    "ce_source",
                    "ce_specversion",
                    "ce_type",
                    "ce_time",
                    "ce_pool",
                    "ce_deadline",
                    "ce_replyto",
                    "ce_inreplyto",
                    "ce_traceparent",
                    "ce_subject",
                    "ce_dataschema",
                    "ce_datacontenttype",
                    "ce_",
                    "CE_type",
                    "content-type",
                    "Content-Type",
                    "other");

    private static final List<String> HEADER_VALUES =
            List.of(
                    "application/cloudevents+json",
                    "application/cloudevents-batch+json",
                    "application/cloudevents+avro; charset=none",
                    "text/plain",
                    "0.3",
                    "1.0",
                    "2.0",
                    "io.emberkeep.signal.renew.v1",
                    "io.emberkeep.signal.apply-inventory.v1",
                    "io.emberkeep.command.v1",
                    "io.emberkeep.configuration.revision.v1",
                    "io.emberkeep.dead-letter.v1",
                    "::not a uri::",
                    "sample");

    private final Random random;

    RandomRecords(long seed) {
        this.random = new Random(seed);
    }

    /** One record of some topic, made from one of the good messages. */
    ConsumerRecord<String, byte[]> next(List<? extends Envelope<?>> good) {
        var from = good.get(random.nextInt(good.size()));
        var written = CloudEventCodec.write("sample", from);
        var headers = random.nextInt(12) == 0 ? new RecordHeaders() : written.headers();
        for (var i = random.nextInt(3); i > 0; i--) {
            spoil(headers);
        }
        var topic =
                random.nextInt(10) == 0
                        ? Topics.values()[random.nextInt(Topics.values().length)].topic()
                        : written.topic();
        return new ConsumerRecord<>(
                topic,
                0,
                random.nextLong(0, 1_000_000),
                0,
                TimestampType.CREATE_TIME,
                0,
                0,
                random.nextInt(10) == 0 ? null : text(),
                payload(written.value()),
                headers,
                Optional.empty());
    }

    private void spoil(Headers headers) {
        var name = HEADERS.get(random.nextInt(HEADERS.size()));
        if (random.nextBoolean()) {
            headers.remove(name);
        }
        switch (random.nextInt(6)) {
            case 0 -> headers.add(name, null);
            case 1 -> headers.add(name, bytes(random.nextInt(40)));
            case 2 -> headers.add(name, text().getBytes(UTF_8));
            case 3, 4 ->
                    headers.add(
                            name,
                            HEADER_VALUES
                                    .get(random.nextInt(HEADER_VALUES.size()))
                                    .getBytes(UTF_8));
            default -> {}
        }
    }

    private byte[] payload(byte[] good) {
        return switch (random.nextInt(16)) {
            case 0 -> null;
            case 1 -> new byte[0];
            case 2 -> bytes(random.nextInt(2_000));
            case 3 -> Arrays.copyOf(good, random.nextInt(good.length + 1));
            case 4 -> flipped(good);
            case 5 -> ("[".repeat(100_000)).getBytes(UTF_8);
            case 6 -> ("{\"a\":".repeat(20_000)).getBytes(UTF_8);
            case 7 -> new byte[Topics.LARGEST_PAYLOAD + 1];
            case 8, 9 -> good;
            default -> spoiled(good);
        };
    }

    private byte[] flipped(byte[] good) {
        var bytes = good.clone();
        for (var i = 1 + random.nextInt(4); i > 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    /** Still JSON, with one or a few values of the wrong kind, missing, or out of any range. */
    private byte[] spoiled(byte[] good) {
        try {
            var tree = Json.mapper().readTree(good);
            for (var i = 1 + random.nextInt(3); i > 0; i--) {
                var places = new ArrayList<JsonNode>();
                collect(tree, places);
                if (places.isEmpty()) {
                    break;
                }
                spoil(places.get(random.nextInt(places.size())));
            }
            return tree.toString().getBytes(UTF_8);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static void collect(JsonNode node, List<JsonNode> places) {
        if (!node.isEmpty()) {
            places.add(node);
            node.forEach(child -> collect(child, places));
        }
    }

    private void spoil(JsonNode place) {
        switch (place) {
            case ObjectNode object -> {
                var names = new ArrayList<String>();
                object.fieldNames().forEachRemaining(names::add);
                var name = names.get(random.nextInt(names.size()));
                if (random.nextInt(4) == 0) {
                    object.remove(name);
                } else {
                    object.set(name, value());
                }
            }
            case ArrayNode array -> array.set(random.nextInt(array.size()), value());
            default -> throw new IllegalStateException("no place for a value: " + place);
        }
    }

    private JsonNode value() {
        var make = JsonNodeFactory.instance;
        return switch (random.nextInt(11)) {
            case 0 -> make.nullNode();
            case 1 -> make.booleanNode(random.nextBoolean());
            case 2 -> make.numberNode(random.nextLong());
            case 3 -> make.numberNode(-1);
            case 4 -> make.numberNode(BigInteger.TEN.pow(400));
            case 5 -> make.numberNode(1e300);
            case 6 -> make.arrayNode().add(make.nullNode());
            case 7 -> make.objectNode();
            case 8 -> make.arrayNode();
            default -> make.textNode(text());
        };
    }

    private String text() {
        return ODD_TEXTS.get(random.nextInt(ODD_TEXTS.size()));
    }

    private byte[] bytes(int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
