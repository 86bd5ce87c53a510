package io.emberkeep.cli.view;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What an inventory would change, one line a row, and one below it for each value that differs. */
public final class ChangesView {

    private ChangesView() {}

    /** For people; every line ended. */
    public static String text(JsonNode changes, boolean coloured) {
        var text = new StringBuilder();
        changes.forEach(change -> append(text, change, coloured));
        return text.toString();
    }

    private static void append(StringBuilder text, JsonNode change, boolean coloured) {
        var before = change.path("before");
        var after = change.path("after");
        var name = change.path("record").asText() + " " + change.path("key").asText();
        if (absent(before)) {
            text.append(Style.GOOD.apply("+ " + name, coloured)).append('\n');
        } else if (absent(after)) {
            text.append(Style.BAD.apply("- " + name, coloured)).append('\n');
        } else {
            text.append(Style.BUSY.apply("~ " + name, coloured)).append('\n');
            differences("", before, after)
                    .forEach(line -> text.append("    ").append(line).append('\n'));
        }
    }

    private static List<String> differences(String path, JsonNode before, JsonNode after) {
        if (before.equals(after)) {
            return List.of();
        }
        if (!before.isObject() || !after.isObject()) {
            return List.of("%s: %s -> %s".formatted(path, value(before), value(after)));
        }
        Set<String> names = new TreeSet<>();
        before.fieldNames().forEachRemaining(names::add);
        after.fieldNames().forEachRemaining(names::add);
        var all = new ArrayList<String>();
        for (var name : names) {
            all.addAll(
                    differences(
                            path.isEmpty() ? name : path + "." + name,
                            before.path(name),
                            after.path(name)));
        }
        return all;
    }

    private static String value(JsonNode value) {
        return absent(value) ? "none" : value.isTextual() ? value.asText() : value.toString();
    }

    private static boolean absent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }
}
