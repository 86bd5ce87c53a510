package io.emberkeep.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.emberkeep.contract.Topics;
import io.emberkeep.contract.configuration.ConfigurationMessage;
import io.emberkeep.messaging.Content;
import io.emberkeep.messaging.KafkaSettings;
import io.emberkeep.messaging.Start;
import io.emberkeep.messaging.TopicReader;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The disk under the broker or the database is full while a server fails; then there is space again. */
final class FullDiskTest {

    private final TestSystem system = TestSystem.shared();
    private final Parts parts = new Parts(system);
    private final Outages outages = new Outages(system);
    private final Walk walk = new Walk(system);

    @ParameterizedTest
    @CsvSource({"broker, 192m", "database, 320m"})
    void nothingIsLostAndTheFailureIsRecovered(String part, String size) {
        Assumptions.assumeTrue(
                System.getProperty("disk", "").equals("full"),
                "only with -Ddisk=full: the tests after it feel for a while that the broker's state was"
                        + " another one");
        var missing = SmallDisk.missing();
        Assumptions.assumeTrue(missing.isEmpty(), missing);
        new Calm(system).restore();
        new Inventories(system).apply(Walk.SETTINGS);
        parts.give("stop", part);
        var disk = SmallDisk.under(directory(part), size);
        try {
            parts.give("start", part);
            outages.awaitGone(part);
            new Calm(system).awaitWatched();
            walk.awaitRest();
            var start = Instant.now();
            disk.fill();
            system.fault("shutdown", Walk.TARGET);
            outages.awaitShown(part);
            disk.free();
            if (!runs(part)) {
                parts.give("start", part);
            }
            awaitRecovered(start);
            walk.awaitRest();
            outages.awaitGone(part);
            assertThat(new Calm(system).conflictsSince(start)).isEmpty();
            assertThat(newestRevisionInTheTopic()).isEqualTo(revision());
        } finally {
            disk.free();
            if (runs(part)) {
                parts.give("stop", part);
            }
            disk.close();
            parts.give("start", part);
            outages.awaitGone(part);
        }
    }

    private Path directory(String part) {
        return system.state().resolve(part);
    }

    private boolean runs(String part) {
        return system.run().at("/parts/" + part + "/pid").asLong() > 0;
    }

    private void awaitRecovered(Instant start) {
        Patience.until(
                "F2 is recovered",
                Duration.ofSeconds(120),
                () ->
                        system.incidents().stream()
                                .anyMatch(
                                        one ->
                                                one.path("target").asText().equals(Walk.TARGET)
                                                        && one.path("state")
                                                                .asText()
                                                                .equals("RECOVERED")
                                                        && Instant.parse(
                                                                        one.path("endedAt")
                                                                                .asText())
                                                                .isAfter(start)),
                () -> system.command("status").output());
    }

    private long revision() {
        return Http.get(system.pool() + "/configuration").path("revision").asLong();
    }

    /** Everything that is in the topic can be read, and the last of it is what the database has. */
    private long newestRevisionInTheTopic() {
        var newest = new AtomicLong();
        try (var reader =
                TopicReader.start(
                        new KafkaSettings(system.kafka()),
                        "configuration after the full disk",
                        Topics.CONFIGURATION,
                        new Start.FromBeginning(),
                        record -> {
                            if (record.content() instanceof Content.Readable(var envelope)
                                    && envelope.message() instanceof ConfigurationMessage message) {
                                newest.accumulateAndGet(
                                        message.state().revision().value(), Math::max);
                            }
                        })) {
            Patience.until(
                    "the topic is read to its end",
                    Duration.ofSeconds(20),
                    () -> reader.caughtUp() && newest.get() >= revision(),
                    () -> "revision " + newest.get() + " of " + revision());
        }
        return newest.get();
    }
}
