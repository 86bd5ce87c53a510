package io.emberkeep.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.emberkeep.contract.Topics;
import io.emberkeep.contract.id.Epoch;
import io.emberkeep.contract.id.IncidentId;
import io.emberkeep.contract.id.MemberId;
import io.emberkeep.contract.id.PoolId;
import io.emberkeep.contract.signal.IncidentReport.Renew;
import io.emberkeep.contract.signal.IncidentReport.TargetHeld;
import io.emberkeep.contract.wire.Envelope;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

final class CloudEventCodecTest {

    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");

    @Test
    void anEnvelopeArrivesAsItWasSent() {
        var sent = renewal().replyTo("MS").until(NOON.plusSeconds(5)).traced(Optional.of("00-abc"));
        assertThat(CloudEventCodec.read(arrived(sent))).isEqualTo(new Content.Readable(sent));
    }

    @Test
    void attributesTravelAsCloudEventsHeaders() {
        var headers = CloudEventCodec.write("sample", renewal()).headers();
        assertThat(header(headers, "ce_type")).isEqualTo("io.emberkeep.signal.renew.v1");
        assertThat(header(headers, "ce_pool")).isEqualTo("sample");
        assertThat(header(headers, "ce_specversion")).isEqualTo("1.0");
        assertThat(header(headers, "content-type")).isEqualTo("application/json");
    }

    @Test
    void anUnknownVersionIsNamed() {
        var record = arrived(renewal());
        record.headers()
                .remove("ce_type")
                .add("ce_type", "io.emberkeep.signal.renew.v9".getBytes(UTF_8));
        assertThat(reason(record))
                .isEqualTo("unknown type or version io.emberkeep.signal.renew.v9");
    }

    @Test
    void aMessageOnAForeignTopicIsNotRead() {
        var written = CloudEventCodec.write("sample", renewal());
        var record = record(Topics.FAILURES.topic(), written.headers(), written.value());
        assertThat(reason(record)).contains("does not belong on failures");
    }

    @Test
    void whatIsMalformedIsNotReadAndSaysWhy() {
        var headers = CloudEventCodec.write("sample", renewal()).headers();
        for (var payload :
                new String[] {"", "null", "[1]", "{\"epoch\":-1}", "{\"incident\":", "{}", "7"}) {
            var record = record(Topics.SIGNALS.topic(), headers, payload.getBytes(UTF_8));
            assertThat(CloudEventCodec.read(record))
                    .as(payload)
                    .isInstanceOf(Content.Unreadable.class);
        }
        assertThat(reason(record(Topics.SIGNALS.topic(), new RecordHeaders(), new byte[] {1, 2})))
                .startsWith("no CloudEvent");
        assertThat(CloudEventCodec.read(record(Topics.SIGNALS.topic(), headers, null)))
                .isInstanceOf(Content.Unreadable.class);
    }

    @Test
    void whatIsOversizedIsNotEvenParsed() {
        var headers = CloudEventCodec.write("sample", renewal()).headers();
        var record = record(Topics.SIGNALS.topic(), headers, new byte[Topics.LARGEST_PAYLOAD + 1]);
        assertThat(reason(record)).contains("more than " + Topics.LARGEST_PAYLOAD);
    }

    @Test
    void aHeaderWithoutAValueIsNoCloudEvent() {
        var record = arrived(renewal());
        record.headers().remove("ce_type").add("ce_type", null);
        assertThat(reason(record)).startsWith("no CloudEvent");

        var other = arrived(renewal());
        other.headers().remove("content-type").add("content-type", null);
        assertThat(CloudEventCodec.read(other)).isNotNull();
    }

    @Test
    void halfACharacterStopsNothing() {
        var held = new TargetHeld(new IncidentId("i-1"), new Epoch(3), "so \ud83d", NOON);
        var sent = Envelope.of("/test/1", NOON, new PoolId("sample"), held);
        var read = (Content.Readable) CloudEventCodec.read(arrived(sent));
        assertThat(((TargetHeld) read.envelope().message()).reason()).isEqualTo(held.reason());
    }

    private static Envelope<Renew> renewal() {
        return Envelope.of(
                "/monitor-service/MS",
                NOON,
                new PoolId("sample"),
                new Renew(new IncidentId("i-1"), new MemberId("MS"), new Epoch(3)));
    }

    private static String reason(ConsumerRecord<String, byte[]> record) {
        return ((Content.Unreadable) CloudEventCodec.read(record)).reason();
    }

    private static ConsumerRecord<String, byte[]> arrived(Envelope<?> envelope) {
        var written = CloudEventCodec.write("sample", envelope);
        return record(written.topic(), written.headers(), written.value());
    }

    private static ConsumerRecord<String, byte[]> record(
            String topic, Headers headers, byte[] value) {
        return new ConsumerRecord<>(
                topic,
                0,
                0,
                0,
                TimestampType.CREATE_TIME,
                0,
                0,
                "sample",
                value,
                headers,
                Optional.empty());
    }

    private static String header(Headers headers, String name) {
        return new String(headers.lastHeader(name).value(), UTF_8);
    }
}
