package io.emberkeep.experiments.catalog;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Under what an experiment runs.
 *
 * @param settings of the pool, by their names in the inventory; durations are scaled
 * @param times of the testbed's machines, by their names in {@code PUT /times}; those that are not named are paper R's
 */
public record Setup(Map<String, Object> settings, Map<String, Duration> times) {

    public Setup {
        settings = Map.copyOf(settings);
        times = Map.copyOf(times);
    }

    /** Another time of the machines. */
    Setup with(String time, Duration value) {
        var more = new LinkedHashMap<>(times);
        more.put(time, value);
        return new Setup(settings, more);
    }

    /** The interval in which targets are examined. */
    public Duration interval(double scale) {
        return scaled((Duration) settings.get("interval"), scale);
    }

    /** The settings as an inventory writes them. */
    public Map<String, Object> inventory(double scale) {
        var all = new LinkedHashMap<String, Object>();
        settings.forEach(
                (name, value) ->
                        all.put(
                                name,
                                value instanceof Duration duration
                                        ? scaled(duration, scale).toMillis() + "ms"
                                        : value));
        return all;
    }

    private static Duration scaled(Duration duration, double scale) {
        return Duration.ofNanos((long) (duration.toNanos() * scale));
    }
}
