package io.emberkeep.contract.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * In what a JSON tree differs from an earlier one: small where little has changed.
 *
 * @param set the values that are new or other, by JSON pointer
 * @param gone pointers to what is not there any more
 */
public record Difference(Map<String, JsonNode> set, List<String> gone) {

    public Difference {
        set = new TreeMap<>(set);
        gone = List.copyOf(gone);
    }

    /** What is to be done to the one to get the other. Arrays of another length are taken as a whole. */
    public static Difference between(JsonNode before, JsonNode after) {
        var difference = new Difference(Map.of(), List.of());
        var gone = new ArrayList<String>();
        collect("", before, after, difference.set, gone);
        return new Difference(difference.set, gone);
    }

    /** Whether there is none. */
    public boolean none() {
        return set.isEmpty() && gone.isEmpty();
    }

    private static void collect(
            String at,
            JsonNode before,
            JsonNode after,
            Map<String, JsonNode> set,
            List<String> gone) {
        if (before.equals(after)) {
            return;
        }
        if (before.isObject() && after.isObject()) {
            for (var field : before.properties()) {
                if (!after.has(field.getKey())) {
                    gone.add(below(at, field.getKey()));
                }
            }
            for (var field : after.properties()) {
                var old = before.get(field.getKey());
                var place = below(at, field.getKey());
                if (old == null) {
                    set.put(place, field.getValue());
                } else {
                    collect(place, old, field.getValue(), set, gone);
                }
            }
        } else if (before.isArray() && after.isArray() && before.size() == after.size()) {
            for (var i = 0; i < after.size(); i++) {
                collect(at + "/" + i, before.get(i), after.get(i), set, gone);
            }
        } else {
            set.put(at, after);
        }
    }

    private static String below(String at, String name) {
        return at + "/" + name.replace("~", "~0").replace("/", "~1");
    }
}
