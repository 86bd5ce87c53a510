package io.emberkeep.acceptance;

import io.emberkeep.contract.inventory.Durations;
import io.emberkeep.contract.inventory.PowerSettings;
import io.emberkeep.simulator.scenario.ScenarioInventory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.yaml.snakeyaml.Yaml;

/** The sample inventory with a scenario's differences, without power saving unless they have it, in the time of the test system. */
final class Inventories {

    private final TestSystem system;

    Inventories(TestSystem system) {
        this.system = system;
    }

    /** Applies the sample with these differences, scaled. @throws AssertionError if it is refused */
    void apply(String differences) {
        put(text(differences));
    }

    /** The inventory's text, scaled. */
    String text(String differences) {
        return ScenarioInventory.text(here(sample()), here(differences), TestSystem.SCALE);
    }

    /** Applies the sample with these differences as they are. */
    void applyUnscaled(String differences) {
        put(ScenarioInventory.unscaled(here(sample()), here(differences)));
    }

    /**
     * The sample as it is delivered, its power saving with it, at its own addresses and in the time of the test system.
     */
    static String asDelivered() {
        Map<String, Map<String, Object>> sample = new Yaml().load(sample());
        var power = new TreeMap<String, Object>(section(sample.get("settings").get("power")));
        power.put("minimumTimes", faster(section(power.get("minimumTimes"))));
        var usual = PowerSettings.DEFAULT;
        power.putIfAbsent("measuringPeriod", Durations.format(usual.measuringPeriod()));
        power.putIfAbsent("staleAfter", Durations.format(usual.staleAfter()));
        power.putIfAbsent("grace", Durations.format(usual.grace()));
        var differences = new Yaml().dump(Map.of("settings", Map.of("power", power)));
        return ScenarioInventory.text(sample(), differences, TestSystem.SCALE);
    }

    private static Map<String, Object> faster(Map<String, Object> times) {
        var faster = new TreeMap<String, Object>();
        times.forEach(
                (key, time) -> {
                    var millis = Durations.parse(time.toString()).toMillis() * TestSystem.SCALE;
                    faster.put(key, Durations.format(Duration.ofMillis(Math.round(millis))));
                });
        return faster;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> section(Object section) {
        return (Map<String, Object>) section;
    }

    private void put(String inventory) {
        Http.send("PUT", system.sif() + "/inventory", "application/yaml", inventory).ok();
    }

    private static String sample() {
        try {
            return Files.readString(Shell.ROOT.resolve("samples/sample.yaml"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private String here(String inventory) {
        return inventory.replace("127.21.", system.address("127.21."));
    }
}
