package io.emberkeep.power.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A flood of bad samples is told, and not a thousand times. */
final class AsidesTest {

    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");

    @Test
    void ofBadSamplesOneAMinuteIsNews() {
        var asides = new Asides();
        assertThat(asides.isNews("W1", NOON)).isTrue();
        assertThat(asides.isNews("W1", NOON.plusSeconds(59))).isFalse();
        assertThat(asides.isNews("W2", NOON.plusSeconds(59))).isTrue();
        assertThat(asides.isNews("W1", NOON.plusSeconds(60))).isTrue();
    }
}
