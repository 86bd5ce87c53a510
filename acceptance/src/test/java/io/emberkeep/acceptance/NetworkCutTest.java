package io.emberkeep.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A server that is alive and silent must never answer on its VIP again once the standby has it. */
final class NetworkCutTest {

    private final TestSystem system = TestSystem.shared();
    private final Calm calm = new Calm(system);

    @Test
    void aServerWhoseNetworkWasCutNeverAnswersOnTheVipAgain() {
        calm.restore();
        // Held on the standby, so that whatever W1 answers on the VIP from then on is wrong.
        new Inventories(system).apply("settings: {returning: manual}");
        calm.awaitWatched();
        var start = Instant.now();
        var log = new IncidentLog(system, start);
        try (var client =
                new VipClient(
                        system.address("127.21.14.102"),
                        VipClient.NAMES,
                        Duration.ofMillis(10),
                        Duration.ofMillis(100))) {
            system.fault("cut-network", "W1");
            await(log, "VIPS_SET");
            Http.send("DELETE", system.testbed() + "/faults?name=W1", null, null).ok();
            await(log, "HELD");
            Patience.pause(calm.twoIntervals());
            var answers =
                    client.attempts().stream()
                            .filter(one -> one.server().isPresent())
                            .map(one -> one.server().orElseThrow())
                            .dropWhile(name -> !name.equals("Wb"))
                            .toList();
            assertThat(answers).hasSizeGreaterThan(100).containsOnly("Wb");
        }
        assertThat(system.vm("W1").orElseThrow().path("vips")).isEmpty();
        assertThat(system.vm("W1").orElseThrow().path("state").asText()).isEqualTo("RUNNING");
        assertThat(calm.conflictsSince(start)).isEmpty();
        calm.restore();
    }

    private static void await(IncidentLog log, String step) {
        Patience.until(
                "W1 logs " + step,
                Duration.ofSeconds(60),
                () -> log.count("W1", step) > 0,
                () -> log.entries().toString());
    }
}
