package io.emberkeep.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What the broker's stamps say about our own clock (SYNC-1). */
final class ClockEstimateTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    /** A stamp made in the middle of a round trip that took so long, by clocks that differ by so much. */
    private static ClockEstimate after(ClockEstimate before, Duration ahead, Duration roundTrip) {
        var sent = NOON.plus(ahead);
        return before.after(sent, NOON.plus(roundTrip.dividedBy(2)), sent.plus(roundTrip));
    }

    @Test
    void clocksThatAgreeAreNeverCorrected() {
        var estimate = ClockEstimate.AGREED;
        for (var millis = 0; millis < 3_000; millis += 7) {
            estimate = after(estimate, Duration.ZERO, Duration.ofMillis(millis));
        }
        assertThat(estimate).isEqualTo(ClockEstimate.AGREED);
    }

    @Test
    void aClockAMinuteAheadIsKnownToTheRoundTripOfOneStamp() {
        var estimate =
                after(ClockEstimate.AGREED, Duration.ofMinutes(1), Duration.ofMillis(40)).ahead();
        assertThat(estimate).isBetween(Duration.ofMillis(59_979), Duration.ofMillis(60_020));
    }

    @Test
    void aClockAMinuteBehindToo() {
        var estimate =
                after(ClockEstimate.AGREED, Duration.ofMinutes(-1), Duration.ofMillis(40)).ahead();
        assertThat(estimate).isBetween(Duration.ofMillis(-60_021), Duration.ofMillis(-59_980));
    }

    @Test
    void aQuickerStampSaysMore() {
        var first = after(ClockEstimate.AGREED, Duration.ofMinutes(1), Duration.ofMillis(800));
        var second = after(first, Duration.ofMinutes(1), Duration.ofMillis(4));
        assertThat(second.ahead()).isBetween(Duration.ofMillis(59_997), Duration.ofMillis(60_002));
    }

    @Test
    void oneThatWasOnItsWayForAMinuteChangesNothing() {
        var good = after(ClockEstimate.AGREED, Duration.ofMinutes(1), Duration.ofMillis(4));
        assertThat(good.after(NOON, NOON, NOON.plusSeconds(90))).isEqualTo(good);
    }

    @Test
    void aClockThatWasSetBackMeanwhileTellsNothing() {
        assertThat(ClockEstimate.AGREED.after(NOON, NOON, NOON.minusSeconds(5)))
                .isEqualTo(ClockEstimate.AGREED);
    }
}
