package io.emberkeep.monitor.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** SYNC-1 for few targets, no burst for many. */
class PaceTest {

    private static final Duration INTERVAL = Duration.ofSeconds(10);
    private static final Duration NETWORK = Duration.ofSeconds(2);

    @Test
    void aHundredTargetsAreExaminedAtTheTick() {
        assertThat(new Pace(0, 6, 100).ofPool(INTERVAL)).isZero();
        assertThat(new Pace(94, 6, 100).ofPool(INTERVAL)).isZero();
        assertThat(new Pace(0, 100, 100).inPool(99, INTERVAL, NETWORK)).isZero();
    }

    @Test
    void eachFurtherHundredIsExaminedAMomentLater() {
        assertThat(new Pace(100, 50, 1_000).ofPool(INTERVAL)).isEqualTo(Duration.ofMillis(100));
        assertThat(new Pace(950, 50, 1_000).ofPool(INTERVAL)).isEqualTo(Duration.ofMillis(900));
        assertThat(new Pace(0, 1_000, 1_000).inPool(100, INTERVAL, NETWORK))
                .isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void theLastHundredHasTimeLeftInItsInterval() {
        assertThat(new Pace(99_900, 100, 100_000).ofPool(INTERVAL))
                .isBetween(Duration.ofSeconds(8), Duration.ofSeconds(9));
        assertThat(new Pace(9_900, 100, 10_000).ofPool(Duration.ofMillis(500)))
                .isLessThan(Duration.ofMillis(450));
    }

    /** DESIGN rule 10. */
    @Test
    void aBigPoolIsExaminedWithinTheTimeInWhichAMassFailureIsJudged() {
        assertThat(new Pace(0, 50_000, 100_000).inPool(49_999, INTERVAL, NETWORK))
                .isLessThanOrEqualTo(Duration.ofSeconds(1));
    }
}
