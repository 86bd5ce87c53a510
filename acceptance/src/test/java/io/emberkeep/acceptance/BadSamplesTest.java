package io.emberkeep.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.emberkeep.contract.Topics;
import io.emberkeep.contract.id.PoolId;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.load.LoadSample;
import io.emberkeep.contract.load.LoadsMeasured;
import io.emberkeep.contract.wire.DeadLetter;
import io.emberkeep.contract.wire.Envelope;
import io.emberkeep.messaging.Content;
import io.emberkeep.messaging.KafkaSettings;
import io.emberkeep.messaging.MessageWriter;
import io.emberkeep.messaging.Start;
import io.emberkeep.messaging.TopicReader;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Samples that nobody can believe are put aside with the reason; no transition is made from them, and good ones count. */
final class BadSamplesTest {

    private static final Duration BOUND = Duration.ofSeconds(30);
    private static final List<String> GROUPS = List.of("Mail", "Web", "FTP");

    /** A believed sample of little load would make its group light within four seconds. */
    private static final String POWER =
            """
            settings:
              power:
                measuringPeriod: 1s
                staleAfter: 25s
                minimumTimes: {awake: 0s, asleep: 0s, moderate: 0s}
                payBack: none
                grace: 0s
            """;

    private final TestSystem system = TestSystem.shared();
    private final List<DeadLetter> letters = new CopyOnWriteArrayList<>();
    private final List<LoadsMeasured> measured = new CopyOnWriteArrayList<>();

    private void busy() {
        new Inventories(system).apply("");
        new Calm(system).restore();
        GROUPS.forEach(group -> system.command("load", group, "70%").ok());
        new Inventories(system).applyUnscaled(POWER);
    }

    private void asBefore() {
        new Inventories(system).apply("");
        GROUPS.forEach(group -> system.command("load", group, "0%").ok());
    }

    @Test
    void samplesThatCannotBeBelievedArePutAsideAndMoveNothing() throws Exception {
        busy();
        var kafka = new KafkaSettings(system.kafka());
        try (var reader =
                        TopicReader.start(
                                kafka,
                                "dead-letters",
                                Topics.DEAD_LETTERS,
                                new Start.FromEnd(),
                                record -> {
                                    if (record.content() instanceof Content.Readable(var envelope)
                                            && envelope.message() instanceof DeadLetter letter) {
                                        letters.add(letter);
                                    }
                                });
                var writer = new MessageWriter(kafka, "/test/loads")) {
            assertThat(reader.awaitPositioned(Duration.ofSeconds(10))).isTrue();
            awaitLoads();
            var before = transitions();
            send(writer, "nowhere", little("W1", Instant.now()));
            for (var round = 0; round < 10; round++) {
                badOnes(writer);
                Patience.pause(Duration.ofMillis(500));
            }
            awaitReason("which is negative");
            awaitReason("which is no number");
            awaitReason("more than 100 %");
            awaitReason("it is of the future");
            awaitReason("out of order");
            awaitReason("it came too late");
            awaitReason("is here already");
            awaitReason("pool sample has no such server");
            awaitReason("there is no pool nowhere");
            assertThat(transitions()).isEqualTo(before);
            for (var group : GROUPS) {
                assertThat(group(group)).contains("\"shape\":\"moderate\"");
            }
            goodOnesCount(writer);
            assertThat(transitions()).isEqualTo(before);
        } finally {
            asBefore();
        }
    }

    /** Of every server, so that each group would be light if they were believed. */
    private void badOnes(MessageWriter writer) {
        var now = Instant.now();
        send(writer, TestSystem.POOL, with("M1", now, -1, 8e9, 1, 2, 10));
        send(writer, TestSystem.POOL, with("M2", now, 1e8, 8e9, Double.NaN, 2, 10));
        send(writer, TestSystem.POOL, with("W1", now, 1e8, 8e9, 150, 2, 10));
        send(writer, TestSystem.POOL, little("W2", now.plusSeconds(60)));
        send(writer, TestSystem.POOL, little("F1", now.minusSeconds(20)));
        send(writer, TestSystem.POOL, little("F2", now.minusSeconds(60)));
        send(writer, TestSystem.POOL, little("X9", now));
        // A standby that does not serve: its first sample counts for no group, the second for
        // nothing at all.
        send(writer, TestSystem.POOL, little("Mb", now));
        send(writer, TestSystem.POOL, little("Mb", now));
    }

    private void goodOnesCount(MessageWriter writer) {
        var taken = metric("emberkeep_power_samples_taken_total");
        var good = with("W1", Instant.now(), 6.4e9, 8e9, 77.7, 2, 200e6);
        send(writer, TestSystem.POOL, good);
        Patience.until(
                "a good sample counts",
                BOUND,
                () -> metric("emberkeep_power_samples_taken_total") > taken,
                () -> letters.toString());
    }

    @Test
    void aMonitorServiceMeasuresTheMachineOnWhichItRuns() throws Exception {
        try (var reader =
                TopicReader.start(
                        new KafkaSettings(system.kafka()),
                        "loads",
                        Topics.LOADS,
                        new Start.FromEnd(),
                        record -> {
                            if (record.content() instanceof Content.Readable(var envelope)
                                    && envelope.message() instanceof LoadsMeasured loads) {
                                measured.add(loads);
                            }
                        })) {
            assertThat(reader.awaitPositioned(Duration.ofSeconds(10))).isTrue();
            monitor(
                    "--set",
                    "emberkeep.loads.server=sample/W1",
                    "--set",
                    "emberkeep.loads.period=PT1S");
            Patience.until(
                    "it publishes samples of W1",
                    BOUND,
                    () -> own().count() > 2,
                    measured::toString);
        } finally {
            monitor();
        }
        assertThat(own())
                .allSatisfy(
                        sample -> {
                            assertThat(sample.memoryUsedBytes()).isPositive();
                            assertThat(sample.memoryTotalBytes())
                                    .isGreaterThan(sample.memoryUsedBytes());
                            assertThat(sample.cpuPercent()).isBetween(0.0, 100.0);
                            assertThat(sample.cores())
                                    .isEqualTo(Runtime.getRuntime().availableProcessors());
                            assertThat(sample.bytesPerSecond())
                                    .isBetween(0.0, sample.ratedBytesPerSecond());
                        });
    }

    @Test
    void aLoadForAGroupThatIsNotThereFails() throws IOException {
        var profile = Files.createTempFile("profile", ".csv");
        Files.writeString(profile, "time,Web,Nope\n00:00,10,10\n");
        for (var words :
                List.of(
                        new String[] {"load", "Nope", "15%"},
                        new String[] {"load", "--profile", profile.toString()})) {
            var ended = system.command(words);
            assertThat(ended.code()).as(ended.output()).isEqualTo(1);
            assertThat(ended.output()).contains("There is no service group Nope; there are");
        }
        Files.delete(profile);
    }

    private void monitor(String... options) {
        system.command("part", "stop", "monitor-service").ok();
        system.command(
                        Duration.ofSeconds(60),
                        Stream.concat(
                                        Stream.of("part", "start", "monitor-service"),
                                        Stream.of(options))
                                .toArray(String[]::new))
                .ok();
    }

    private Stream<LoadSample> own() {
        return measured.stream()
                .filter(loads -> loads.by().equals("W1"))
                .flatMap(loads -> loads.samples().stream());
    }

    private static LoadSample little(String server, Instant at) {
        return with(server, at, 1e8, 8e9, 1, 2, 10);
    }

    private static LoadSample with(
            String server,
            Instant at,
            double used,
            double total,
            double cpu,
            int cores,
            double bytes) {
        return new LoadSample(new ServerId(server), at, used, total, cpu, cores, bytes, 256e6);
    }

    private static void send(MessageWriter writer, String pool, LoadSample sample) {
        writer.send(
                pool,
                Envelope.of(
                        writer.source(),
                        Instant.now(),
                        new PoolId(pool),
                        new LoadsMeasured("test", List.of(sample))));
    }

    private void awaitLoads() {
        Patience.until(
                "every group's load is known",
                BOUND,
                () -> GROUPS.stream().allMatch(group -> group(group).contains("\"percent\"")),
                () -> power().toString());
    }

    private void awaitReason(String reason) {
        Patience.until(
                "a dead letter with «%s»".formatted(reason),
                BOUND,
                () -> letters.stream().anyMatch(letter -> letter.reason().contains(reason)),
                letters::toString);
    }

    private JsonNode power() {
        return Http.get(system.power() + "/api/v1/pools/sample/power");
    }

    private String group(String name) {
        return TestSystem.stream(power().path("groups"))
                .filter(one -> one.path("group").asText().equals(name))
                .map(Object::toString)
                .findFirst()
                .orElse("");
    }

    private List<String> transitions() {
        return TestSystem.stream(Http.get(system.pool() + "/transitions"))
                .map(one -> one.path("id").asText())
                .toList();
    }

    private double metric(String name) {
        return Stream.of(Http.get(system.power() + "/q/metrics").asText().split("\n", -1))
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
