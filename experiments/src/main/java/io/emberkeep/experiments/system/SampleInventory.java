package io.emberkeep.experiments.system;

import io.emberkeep.experiments.ExperimentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.Yaml;

/** The sample inventory, somewhere else and with differences. */
public final class SampleInventory {

    private final Map<String, Object> inventory;

    private SampleInventory(Map<String, Object> inventory) {
        this.inventory = inventory;
    }

    /**
     * The sample.
     *
     * @param addresses what its machines' addresses begin with, such as {@code 127.41}
     */
    public static SampleInventory at(Path repository, String addresses) {
        var file = repository.resolve("samples/sample.yaml");
        try {
            return new SampleInventory(
                    map(Files.readString(file).replace("127.21.", addresses + ".")));
        } catch (IOException failure) {
            throw new ExperimentException(
                    "%s cannot be read: %s".formatted(file, failure.getMessage()), failure);
        }
    }

    /** Changes it: maps by key, lists by the entries' names, all else is replaced. */
    public SampleInventory differing(Map<String, Object> differences) {
        merge(inventory, differences);
        return this;
    }

    /** Changes it by differences written as YAML; empty is none. */
    public SampleInventory differing(String yaml) {
        return yaml.isBlank() ? this : differing(map(yaml));
    }

    /** Its settings, to be changed. */
    @SuppressWarnings("unchecked")
    public Map<String, Object> settings() {
        return (Map<String, Object>) inventory.get("settings");
    }

    /** As a file has it. */
    public String yaml() {
        return new Yaml().dump(inventory);
    }

    private static Map<String, Object> map(String yaml) {
        return new Yaml().load(yaml);
    }

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
