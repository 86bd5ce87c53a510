package io.emberkeep.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a client of a VIP sees of a failure: connects every 100 ms, gives up after 100 ms. */
final class DisconnectionTest {

    private static final Duration PACE = Duration.ofMillis(100);

    /** The fast settings of docs/settings.md, and a standby that resumes in 5 ms. */
    private static final String FAST =
            """
            settings:
              interval: 400ms
              networkTimeout: 75ms
              serviceTimeout: 125ms
              maximumRestartWait: 2s
              daemonRestartWait: 200ms
              recoveryPoll: 100ms
              lease: 11s
              flapping: {failovers: 1000, within: 1h}
            """;

    private static final String FAST_MACHINES =
            """
            {"scale": 1.0, "vmResume": "PT0.005S", "vmBoot": "PT0.5S", "answerWeb": "PT0.005S",
             "answerMail": "PT0.005S", "answerFtp": "PT0.005S"}
            """;

    private final TestSystem system = TestSystem.shared();
    private final Calm calm = new Calm(system);
    private JsonNode times;

    @BeforeEach
    void start() {
        calm.restore();
        times = Http.get(system.testbed() + "/times");
    }

    @AfterEach
    void stop() {
        Http.send("PUT", system.testbed() + "/times", "application/json", times.toString()).ok();
        new Inventories(system).apply("");
    }

    @Test
    void theClientSeesTheDisconnectionThatTheIncidentReports() {
        new Inventories(system).apply("");
        calm.awaitWatched();
        var measured = shutDownW2();
        assertThat(measured.client().minus(measured.reported()).abs())
                .as("client %s, incident %s", measured.client(), measured.reported())
                .isLessThanOrEqualTo(Duration.ofMillis(250));
        calm.restore();
    }

    @Test
    void withFastSettingsTheMedianOfTenShutdownsIsAtMostASecond() throws IOException {
        Http.send("PUT", system.testbed() + "/times", "application/json", FAST_MACHINES).ok();
        new Inventories(system).applyUnscaled(FAST);
        calm.awaitWatched();
        var all = new ArrayList<Measured>();
        for (var run = 0; run < 10; run++) {
            all.add(shutDownW2());
            calm.restore();
        }
        var disconnection = median(all.stream().map(Measured::client).toList());
        var takeover = median(all.stream().map(Measured::takeover).toList());
        Files.createDirectories(Path.of("target"));
        Files.writeString(
                Path.of("target/fast-shutdowns.txt"),
                "ten shutdowns, fast settings: client disconnection median %s of %s; takeover median %s of %s%n"
                        .formatted(
                                disconnection,
                                all.stream().map(Measured::client).toList(),
                                takeover,
                                all.stream().map(Measured::takeover).toList()));
        assertThat(disconnection).isLessThanOrEqualTo(Duration.ofSeconds(1));
        assertThat(takeover).isLessThanOrEqualTo(Duration.ofMillis(500));
    }

    /**
     * One shutdown of W2.
     *
     * @param client from the fault to the client's first good connection
     * @param reported from the fault to the VIPs set, as the incident says
     * @param takeover as the incident says
     */
    private record Measured(Duration client, Duration reported, Duration takeover) {}

    private Measured shutDownW2() {
        try (var client = new VipClient(system.address("127.21.14.105"), 8080, PACE, PACE)) {
            Patience.until(
                    "the client is served",
                    Duration.ofSeconds(20),
                    () ->
                            client.attempts().stream()
                                            .filter(one -> one.server().isPresent())
                                            .count()
                                    > 3,
                    () -> client.attempts().toString());
            var before = Instant.now();
            system.fault("shutdown", "W2");
            var fault = Instant.now();
            var log = new IncidentLog(system, before);
            Patience.until(
                    "function recovered",
                    Duration.ofSeconds(30),
                    () -> log.count("W2", "VIPS_SET") == 1,
                    () -> log.entries().toString());
            Patience.until(
                    "the client is served again",
                    Duration.ofSeconds(5),
                    () -> client.attempts().getLast().server().isPresent(),
                    () -> client.attempts().toString());
            var set =
                    log.entries().stream()
                            .filter(entry -> entry.step().equals("VIPS_SET"))
                            .findFirst()
                            .orElseThrow()
                            .at();
            var takeover = log.incidents().getFirst().path("takeoverSeconds").asDouble();
            return new Measured(
                    client.disconnection(fault),
                    Duration.between(fault, set),
                    Duration.ofMillis(Math.round(takeover * 1000)));
        }
    }

    private static Duration median(List<Duration> all) {
        var sorted = new ArrayList<>(all);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }
}
