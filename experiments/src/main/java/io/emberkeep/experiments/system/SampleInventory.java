package io.emberkeep.experiments.system;

import io.emberkeep.experiments.ExperimentException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.yaml.snakeyaml.Yaml;

/** The sample inventory as an experiment's system has it. */
final class SampleInventory {

    private SampleInventory() {}

    /**
     * Its text. Power is saved only where the settings say so: the papers' experiments have all servers at work. There the
     * management host, which never sleeps, names no watts: the account is then of the three equal hosts.
     *
     * @param place where its machines are
     * @param settings in place of those of the same name
     */
    static String at(Place place, Map<String, Object> settings) {
        var file = place.repository().resolve("samples/sample.yaml");
        try {
            var text = Files.readString(file).replace("127.21.", place.addresses() + ".");
            Map<String, Map<String, Object>> inventory = new Yaml().load(text);
            inventory.get("settings").put("power", "none");
            inventory.get("settings").putAll(settings);
            if (settings.containsKey("power")) {
                equalHosts(inventory.get("hosts"));
            }
            return new Yaml().dump(inventory);
        } catch (IOException failure) {
            throw new ExperimentException(
                    "%s cannot be read: %s".formatted(file, failure.getMessage()), failure);
        }
    }

    @SuppressWarnings("unchecked")
    private static void equalHosts(Map<String, Object> hosts) {
        for (var host : hosts.values()) {
            var keys = (Map<String, Object>) host;
            if (Boolean.TRUE.equals(keys.get("management"))) {
                keys.remove("watts");
            }
        }
    }
}
