package io.emberkeep.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.emberkeep.contract.Topics;
import io.emberkeep.contract.answer.SignalAnswer.Wait;
import io.emberkeep.contract.command.Command;
import io.emberkeep.contract.command.Condition;
import io.emberkeep.contract.configuration.Mode;
import io.emberkeep.contract.configuration.TroubleKind;
import io.emberkeep.contract.id.Epoch;
import io.emberkeep.contract.id.ExecutorId;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.IncidentId;
import io.emberkeep.contract.id.MemberId;
import io.emberkeep.contract.id.PoolId;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.signal.IncidentQuestion.Claim;
import io.emberkeep.contract.signal.IncidentReport.StepTaken;
import io.emberkeep.contract.signal.IncidentReport.TargetGivenUp;
import io.emberkeep.contract.signal.Job;
import io.emberkeep.contract.signal.OperatorSignal.ReturnTarget;
import io.emberkeep.contract.signal.OperatorSignal.SetMode;
import io.emberkeep.contract.signal.Step;
import io.emberkeep.contract.wire.Envelope;
import io.emberkeep.contract.wire.Message;
import io.emberkeep.messaging.CloudEventCodec;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Records by chance that anybody might write: bytes, half messages, whole ones about nothing that is. */
final class Noise {

    private static final List<Topics> TOPICS =
            List.of(Topics.SIGNALS, Topics.COMMANDS, Topics.ANSWERS, Topics.CONFIGURATION);

    private static final List<Instant> TIMES =
            List.of(
                    Instant.MIN,
                    Instant.MAX,
                    Instant.EPOCH,
                    Instant.parse("+294277-01-01T00:00:00Z"),
                    Instant.parse("-5000-01-01T00:00:00Z"));

    private static final List<String> TEXTS =
            List.of("", "a\u0000b", "\ud800", "x".repeat(9_000), "'; drop table pool; --", "%s%n");

    private static final List<String> HEADERS =
            List.of(
                    "ce_id",
                    "ce_type",
                    "ce_time",
                    "ce_pool",
                    "ce_deadline",
                    "ce_replyto",
                    "ce_inreplyto",
                    "ce_source",
                    "ce_specversion",
                    "content-type");

    private final Random random;

    Noise(long seed) {
        random = new Random(seed);
    }

    /** The next record, of any of the topics that services read. */
    ProducerRecord<String, byte[]> next() {
        var topic = one(TOPICS);
        var record = CloudEventCodec.write(key(topic), envelope(topic));
        var payload = payload(record.value());
        var headers = record.headers();
        for (var i = random.nextInt(3); i > 0; i--) {
            var name = one(HEADERS);
            headers.remove(name);
            switch (random.nextInt(4)) {
                case 0 -> headers.add(name, null);
                case 1 -> headers.add(name, bytes(30));
                case 2 -> headers.add(name, one(TEXTS).getBytes(UTF_8));
                default -> headers.add(name, one(TIMES).toString().getBytes(UTF_8));
            }
        }
        return new ProducerRecord<>(
                topic.topic(),
                null,
                key(topic),
                payload,
                random.nextInt(10) == 0 ? List.of() : headers);
    }

    /** Of configuration only what is not the pool's own: its last record is what the compaction keeps. */
    private String key(Topics topic) {
        return switch (topic) {
            case COMMANDS -> "adapter";
            case CONFIGURATION -> "noise";
            default -> random.nextInt(5) == 0 ? "noise" : TestSystem.POOL;
        };
    }

    private byte[] payload(byte[] good) {
        return switch (random.nextInt(10)) {
            case 0 -> null;
            case 1 -> bytes(random.nextInt(3_000));
            case 2 -> Arrays.copyOf(good, random.nextInt(good.length));
            case 3 -> "{\"a\":".repeat(5_000).getBytes(UTF_8);
            case 4 -> {
                var flipped = good.clone();
                flipped[random.nextInt(flipped.length)] = (byte) random.nextInt(256);
                yield flipped;
            }
            default -> good;
        };
    }

    private Envelope<?> envelope(Topics topic) {
        var pool = new PoolId(random.nextInt(3) == 0 ? "noise" : TestSystem.POOL);
        var envelope =
                Envelope.of("/noise/1", Instant.now(), pool, message(topic)).replyTo("noise");
        return random.nextInt(3) == 0 ? envelope.until(one(TIMES)) : envelope;
    }

    private Message message(Topics topic) {
        return switch (topic) {
            case SIGNALS -> signal();
            case COMMANDS ->
                    new Command(
                            Optional.of(new IncidentId("noise")),
                            Optional.empty(),
                            new ExecutorId("adapter"),
                            Map.of(),
                            one(TIMES),
                            new Condition.HostOff(new HostId("noise")));
            default -> new Wait(one(TEXTS), one(TIMES));
        };
    }

    private Message signal() {
        var incident = new IncidentId("noise-" + random.nextInt(20));
        return switch (random.nextInt(5)) {
            case 0 ->
                    new Claim(
                            incident,
                            new ServerId("nobody"),
                            new MemberId("noise"),
                            TroubleKind.NETWORK,
                            one(TIMES),
                            one(TIMES),
                            one(TEXTS));
            case 1 ->
                    new TargetGivenUp(
                            incident,
                            new Epoch(1),
                            Optional.empty(),
                            Optional.empty(),
                            one(TEXTS),
                            one(TIMES));
            case 2 ->
                    new StepTaken(
                            incident, Epoch.ZERO, one(TIMES), Job.FOREGROUND, Step.UP, one(TEXTS));
            case 3 -> new ReturnTarget(one(TEXTS), new ServerId("nobody"));
            default -> new SetMode(one(TEXTS), Mode.ARMED);
        };
    }

    private byte[] bytes(int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
