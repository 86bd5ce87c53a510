package io.emberkeep.testbed.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.emberkeep.testbed.model.Profile.Point;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileTest {

    private static final List<Point> POINTS =
            List.of(point(1, 10), point(3, 30), point(4, 0), point(20, 80));

    @ParameterizedTest
    @CsvSource({"0,10", "1,10", "2,20", "3,30", "3.5,15", "4,0", "12,40", "20,80", "500,80"})
    void goesEvenlyFromPointToPointAndStaysAtTheEnds(double hours, double percent) {
        var once = new Profile(POINTS, Optional.empty(), 1);
        assertThat(once.percentAfter(hours(hours))).isCloseTo(percent, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"2,20", "20,80", "22.5,45", "24,24", "25,10", "50,20", "0,24", "0.5,17"})
    void beginsAnewByWayOfItsEnd(double hours, double percent) {
        var daily = new Profile(POINTS, Optional.of(hours(24)), 1);
        assertThat(daily.percentAfter(hours(hours))).isCloseTo(percent, within(1e-9));
    }

    @Test
    void speedShortensItsTime() {
        var daily = new Profile(POINTS, Optional.of(hours(24)), 1440);
        assertThat(daily.percentAfter(Duration.ofSeconds(5))).isCloseTo(20, within(1e-9));
        assertThat(daily.percentAfter(Duration.ofSeconds(65))).isCloseTo(20, within(1e-9));
    }

    @Test
    void clockThatWasSetBackIsTheBeginning() {
        assertThat(new Profile(POINTS, Optional.empty(), 1).percentAfter(hours(-1))).isEqualTo(10);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1000.1, Double.NaN, Double.POSITIVE_INFINITY})
    void loadThatCannotBeIsRefused(double percent) {
        assertThatThrownBy(() -> Profile.constant(percent))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("A load must be from 0 to 1000 percent, and was ");
    }

    @Test
    void overloadCanBeAsked() {
        assertThat(Profile.constant(1000).percentAfter(Duration.ZERO)).isEqualTo(1000);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, 1_000_001})
    void speedThatCannotBeIsRefused(double speed) {
        assertThatThrownBy(() -> new Profile(POINTS, Optional.empty(), speed))
                .hasMessageStartingWith("A speed must be above 0 and at most 1000000, and was ");
    }

    @Test
    void pointsThatDoNotFitTogetherAreRefused() {
        assertRefused(List.of(), Optional.empty(), "A profile needs one point at least.");
        assertRefused(
                List.of(point(2, 0), point(2, 1)),
                Optional.empty(),
                "A profile's points must be in order of time: PT2H comes after PT2H.");
        assertRefused(
                POINTS,
                Optional.of(hours(20)),
                "A profile cannot begin anew every PT20H: its last point is at PT20H.");
        assertThatThrownBy(() -> point(-1, 0))
                .hasMessage("A profile's time must be from 0 to 366 days, and was PT-1H.");
    }

    private static void assertRefused(
            List<Point> points, Optional<Duration> every, String sentence) {
        assertThatThrownBy(() -> new Profile(points, every, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(sentence);
    }

    private static Point point(double at, double percent) {
        return new Point(hours(at), percent);
    }

    private static Duration hours(double hours) {
        return Duration.ofSeconds((long) (hours * 3600));
    }
}
