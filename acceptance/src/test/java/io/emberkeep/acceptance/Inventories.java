package io.emberkeep.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.Yaml;

/** The sample inventory with a scenario's differences, in the time of the test system. */
final class Inventories {

    /** What the papers' machines need and ours scale; the rest stays as it is. */
    private static final List<String> SCALED =
            List.of(
                    "interval",
                    "networkTimeout",
                    "serviceTimeout",
                    "maximumRestartWait",
                    "daemonRestartWait",
                    "recoveryPoll");

    /** What every scenario has, beside the sample: no flapping, since they share their servers. */
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

    private static final Pattern DURATION = Pattern.compile("(\\d+)(ms|s|m|h)");

    private final TestSystem system;

    Inventories(TestSystem system) {
        this.system = system;
    }

    /** Applies the sample with these differences, scaled. @throws AssertionError if it is refused */
    void apply(String differences) {
        Http.send("PUT", system.sif() + "/inventory", "application/yaml", text(differences)).ok();
    }

    /** The inventory's text, scaled. */
    String text(String differences) {
        var merged = sample();
        merge(merged, map(BASE));
        merge(merged, map(differences));
        scale(merged);
        return new Yaml().dump(merged);
    }

    /** Applies the sample with these differences as they are. */
    void applyUnscaled(String differences) {
        var merged = sample();
        merge(merged, map(differences));
        Http.send("PUT", system.sif() + "/inventory", "application/yaml", new Yaml().dump(merged))
                .ok();
    }

    private Map<String, Object> sample() {
        try {
            var text = Files.readString(Shell.ROOT.resolve("samples/sample.yaml"));
            return map(text.replace("127.21.", system.address("127.21.")));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @SuppressWarnings("unchecked")
    private static void scale(Map<String, Object> inventory) {
        var settings = (Map<String, Object>) inventory.get("settings");
        for (var key : SCALED) {
            var duration = DURATION.matcher(settings.get(key).toString());
            if (!duration.matches()) {
                throw new IllegalArgumentException(key + ": " + settings.get(key));
            }
            var millis = Long.parseLong(duration.group(1)) * unit(duration.group(2));
            settings.put(key, Math.round(millis * TestSystem.SCALE) + "ms");
        }
    }

    private static long unit(String name) {
        return switch (name) {
            case "ms" -> 1;
            case "s" -> 1_000;
            case "m" -> 60_000;
            default -> 3_600_000;
        };
    }

    private static Map<String, Object> map(String yaml) {
        Map<String, Object> map = new Yaml().load(yaml);
        return map == null ? new LinkedHashMap<>() : map;
    }

    /** Maps by key, lists by the entries' names, all else replaced. */
    @SuppressWarnings("unchecked")
    private static void merge(Map<String, Object> into, Map<String, Object> differences) {
        differences.forEach(
                (key, value) -> {
                    var old = into.get(key);
                    if (old instanceof Map<?, ?> && value instanceof Map<?, ?>) {
                        merge((Map<String, Object>) old, (Map<String, Object>) value);
                    } else if (old instanceof List<?> && value instanceof List<?>) {
                        into.put(key, mergeByName((List<Object>) old, (List<Object>) value));
                    } else {
                        into.put(key, value);
                    }
                });
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
