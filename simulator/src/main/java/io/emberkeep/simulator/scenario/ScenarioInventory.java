package io.emberkeep.simulator.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.Yaml;

/** The sample's inventory with a scenario's differences, in the papers' time or faster. */
public final class ScenarioInventory {

    /** Who tells of incidents wants all servers at work; who tells of power saving says so in its differences. */
    private static final String MODERATE = "settings: {power: none}";

    /** What every scenario has, beside that and the sample: no flapping, and a short lease. */
    private static final String BASE =
            """
            settings:
              interval: 10s
              networkTimeout: 2s
              serviceTimeout: 3s
              maximumRestartWait: 50s
              daemonRestartWait: 2s
              recoveryPoll: 1s
              lease: 11s
              migrationDeadline: 10s
              flapping: {failovers: 1000, within: 1h}
            """;

    /** What the papers' machines need and faster ones scale; the rest stays as it is. */
    private static final List<String> SCALED =
            List.of(
                    "interval",
                    "networkTimeout",
                    "serviceTimeout",
                    "maximumRestartWait",
                    "daemonRestartWait",
                    "recoveryPoll");

    private static final List<String> SCALED_OF_POWER =
            List.of("measuringPeriod", "staleAfter", "grace");

    private static final Pattern DURATION = Pattern.compile("(\\d+)(ms|s|m|h)");
    private static final Map<String, Long> UNITS =
            Map.of("ms", 1L, "s", 1_000L, "m", 60_000L, "h", 3_600_000L);

    private ScenarioInventory() {}

    /** The inventory's text. @param scale 1 for the papers' time */
    public static String text(String sample, String differences, double scale) {
        var merged = merged(sample, BASE, differences);
        scale(merged, scale);
        return new Yaml().dump(merged);
    }

    /** The same in the sample's own times, and with its flapping and lease. */
    public static String unscaled(String sample, String differences) {
        return new Yaml().dump(merged(sample, differences));
    }

    private static Map<String, Object> merged(String sample, String... differences) {
        var merged = map(sample);
        merge(merged, map(MODERATE));
        for (var one : differences) {
            merge(merged, map(one));
        }
        return merged;
    }

    @SuppressWarnings("unchecked")
    private static void scale(Map<String, Object> inventory, double scale) {
        var settings = (Map<String, Object>) inventory.get("settings");
        SCALED.forEach(key -> scale(settings, key, scale));
        if (settings.get("power") instanceof Map<?, ?> power) {
            SCALED_OF_POWER.stream()
                    .filter(power::containsKey)
                    .forEach(key -> scale((Map<String, Object>) power, key, scale));
        }
    }

    private static void scale(Map<String, Object> settings, String key, double scale) {
        var duration = DURATION.matcher(settings.get(key).toString());
        if (!duration.matches()) {
            throw new IllegalArgumentException(key + ": " + settings.get(key));
        }
        var millis = Long.parseLong(duration.group(1)) * UNITS.get(duration.group(2));
        settings.put(key, Math.round(millis * scale) + "ms");
    }

    private static Map<String, Object> map(String yaml) {
        Map<String, Object> map = new Yaml().load(yaml);
        return map == null ? new LinkedHashMap<>() : map;
    }

    /** Maps by key, lists of maps by the entries' names, all else replaced. */
    @SuppressWarnings("unchecked")
    private static void merge(Map<String, Object> into, Map<String, Object> differences) {
        differences.forEach(
                (key, value) -> {
                    var old = into.get(key);
                    if (old instanceof Map<?, ?> && value instanceof Map<?, ?>) {
                        merge((Map<String, Object>) old, (Map<String, Object>) value);
                    } else if (named(old) && named(value)) {
                        into.put(key, mergeByName((List<Object>) old, (List<Object>) value));
                    } else {
                        into.put(key, value);
                    }
                });
    }

    private static boolean named(Object value) {
        return value instanceof List<?> all && all.stream().allMatch(Map.class::isInstance);
    }

    @SuppressWarnings("unchecked")
    private static List<Object> mergeByName(List<Object> old, List<Object> differences) {
        var all = new ArrayList<>(old);
        for (var one : differences) {
            var name = ((Map<String, Object>) one).get("name");
            all.stream()
                    .map(entry -> (Map<String, Object>) entry)
                    .filter(entry -> entry.get("name").equals(name))
                    .findFirst()
                    .ifPresentOrElse(
                            entry -> merge(entry, (Map<String, Object>) one), () -> all.add(one));
        }
        return all;
    }
}
