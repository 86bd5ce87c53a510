package io.emberkeep.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** kill -9 of a part in the middle of a recovery, and a start again, loses nothing. */
final class KilledPartsTest {

    private final TestSystem system = TestSystem.shared();
    private final Calm calm = new Calm(system);

    /** Each part, once before the function is recovered and once after. */
    @ParameterizedTest(name = "{0} killed at {1}")
    @CsvSource({
        "monitor-service, CLAIMED",
        "monitor-service, VIPS_SET",
        "hypervisor-adapter, CLAIMED",
        "hypervisor-adapter, VIPS_SET",
        "sif-1 sif-2, CLAIMED",
        "sif-1 sif-2, VIPS_SET",
        "sif-1, DETECTED",
    })
    void aKilledPartThatStartsAgainCarriesOn(String parts, String step) {
        calm.restore();
        new Inventories(system).apply("");
        calm.awaitWatched();
        var start = Instant.now();
        var log = new IncidentLog(system, start);
        system.fault("shutdown", "W2");
        await(log, step);
        var names = List.of(parts.split(" "));
        names.forEach(name -> system.command("part", "kill", name).ok());
        names.forEach(name -> system.command("part", "start", name).ok());
        await(log, "TARGET_RECOVERED");
        assertThat(VipClient.ask(system.address("127.21.14.105"))).contains("W2");
        Patience.pause(calm.twoIntervals());
        var incidents = log.incidents();
        assertThat(incidents).hasSize(1);
        var incident = incidents.getFirst();
        assertThat(incident.path("state").asText()).isEqualTo("RECOVERED");
        assertThat(incident.path("functionRecoverySeconds").asDouble()).isPositive();
        assertThat(incident.path("targetRecoverySeconds").asDouble()).isPositive();
        assertThat(system.server("W2").path("record").asText()).isEqualTo("operation");
        assertThat(system.server("Wb").path("record").asText()).isEqualTo("standby");
        assertThat(system.vm("Wb").orElseThrow().path("state").asText()).isEqualTo("PAUSED");
        assertThat(system.vm("Wb").orElseThrow().path("vips")).isEmpty();
        assertThat(calm.conflictsSince(start)).isEmpty();
    }

    private static void await(IncidentLog log, String step) {
        Patience.until(
                "W2 logs " + step,
                Duration.ofSeconds(90),
                () -> log.count("W2", step) > 0,
                () -> log.entries().toString());
    }
}
