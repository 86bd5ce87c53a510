package io.emberkeep.experiments.day;

import static org.assertj.core.api.Assertions.assertThat;

import io.emberkeep.experiments.system.LoadPoint;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The days as docs/experiments.md describes them. */
class CurveTest {

    @ParameterizedTest
    @EnumSource(Curve.class)
    void aDayIsInOrderAndWithinItself(Curve curve) {
        var last = Duration.ofSeconds(-1);
        for (var point : curve.points()) {
            assertThat(point.at()).isGreaterThan(last).isLessThan(Curve.DAY);
            assertThat(point.percent()).isBetween(0.0, 100.0);
            last = point.at();
        }
        assertThat(curve.points().getFirst().at()).isZero();
    }

    @Test
    void theSmoothDayIsBusiestAtTwo() {
        assertThat(Curve.SMOOTH.points()).contains(new LoadPoint(Duration.ofHours(14), 26.5));
        assertThat(Curve.SMOOTH.points()).contains(new LoadPoint(Duration.ofHours(2), 1));
    }

    @Test
    void theBurstyDayHasSevenBursts() {
        var peaks =
                Curve.BURSTY.points().stream()
                        .map(LoadPoint::percent)
                        .filter(percent -> percent > 4)
                        .distinct()
                        .toList();
        assertThat(peaks).containsExactly(40.0, 45.0, 60.0, 50.0, 55.0, 35.0);
        assertThat(Curve.BURSTY.points()).hasSize(1 + 7 * 4);
    }

    /** What a day scales is what a decision waits for, and not what bounds a fault. */
    @Test
    void thePolicysTimesAreAsMuchShorterAsTheDay() {
        assertThat(DaySetup.at(96).inventory(1).get("power").toString())
                .contains("measuringPeriod=1250ms", "staleAfter=3750ms", "grace=21ms");
        assertThat(DaySetup.samplesEvery(96)).isEqualTo(Duration.ofMillis(500));
    }
}
