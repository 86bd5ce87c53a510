package io.emberkeep.experiments.day;

import io.emberkeep.experiments.catalog.Setup;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Under what a day runs: the defaults of power saving, but for a measuring period of two minutes, all of the policy's
 * times and the machines' as much shorter as the day is. What bounds a fault, not a decision, keeps its length.
 */
final class DaySetup {

    /** Of the day: 1.25 s at 96 times its speed. */
    private static final Duration MEASURING_PERIOD = Duration.ofMinutes(2);

    private DaySetup() {}

    static Setup at(double speed) {
        var power = new LinkedHashMap<String, Object>();
        power.put("measuringPeriod", millis(MEASURING_PERIOD, speed));
        power.put("staleAfter", millis(MEASURING_PERIOD.multipliedBy(3), speed));
        power.put(
                "minimumTimes",
                Map.of(
                        "awake", millis(Duration.ofMinutes(5), speed),
                        "asleep", "0s",
                        "moderate", millis(Duration.ofMinutes(5), speed)));
        power.put(
                "payBack",
                Map.of(
                        "within", millis(Duration.ofMinutes(30), speed),
                        "wakeTakes", millis(Duration.ofSeconds(35), speed),
                        "migrationTakes", millis(Duration.ofSeconds(30), speed)));
        power.put("grace", millis(Duration.ofSeconds(2), speed));
        return new Setup(Map.of("power", power), Map.of());
    }

    /** How often the adapter measures: more often than groups are judged. */
    static Duration samplesEvery(double speed) {
        return Duration.ofMillis(Math.round(MEASURING_PERIOD.toMillis() / speed / 2.5));
    }

    private static String millis(Duration time, double speed) {
        return Math.max(10, Math.round(time.toMillis() / speed)) + "ms";
    }
}
