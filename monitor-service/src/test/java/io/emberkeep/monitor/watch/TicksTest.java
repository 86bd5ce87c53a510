package io.emberkeep.monitor.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** SYNC-1. */
class TicksTest {

    @Test
    void ticksAreMultiplesOfTheIntervalInUnixTime() {
        var at = Instant.parse("2026-11-01T12:00:03.217Z");
        assertThat(Ticks.next(at, Duration.ofSeconds(10)))
                .isEqualTo(Instant.parse("2026-11-01T12:00:10Z"));
        assertThat(Ticks.next(at, Duration.ofMillis(500)))
                .isEqualTo(Instant.parse("2026-11-01T12:00:03.500Z"));
    }

    @Test
    void theTickOfNowIsOver() {
        var at = Instant.parse("2026-11-01T12:00:10Z");
        assertThat(Ticks.next(at, Duration.ofSeconds(10))).isEqualTo(at.plusSeconds(10));
    }
}
