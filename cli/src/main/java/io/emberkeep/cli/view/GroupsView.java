package io.emberkeep.cli.view;

import com.fasterxml.jackson.databind.JsonNode;
import io.emberkeep.cli.view.Table.Cell;
import java.util.Locale;

/** What power saving thinks of a pool, as {@code groups} shows it. */
public final class GroupsView {

    private GroupsView() {}

    /** For people. @param power as the power-service tells it */
    public static String table(JsonNode power, boolean coloured) {
        var pool = power.path("pool").asText();
        if (!power.path("saves").asBoolean()) {
            return "Pool %s saves no power: its settings have no section power (docs/inventory.md).%n"
                    .formatted(pool);
        }
        var mode = power.path("powerMode").asText().toLowerCase(Locale.ROOT).replace('_', '-');
        var head = "Pool %s, power saving %s%n%n".formatted(pool, mode);
        if (!power.path("judgedAt").isTextual()) {
            return head + "Its groups were not judged yet.\n";
        }
        return head + groups(power).render(coloured) + "\n" + hosts(power).render(coloured);
    }

    private static Table groups(JsonNode power) {
        var table = new Table("GROUP", "SHAPE", "MEMORY", "CPU", "NETWORK", "IN A ROW", "WHY");
        for (var group : power.path("groups")) {
            var shape = group.path("shape").asText();
            var held = group.path("held").asText("");
            table.row(
                    Cell.of(group.path("group").asText()),
                    new Cell(shape, Style.ofState(shape)),
                    Cell.of(load(group, "memory")),
                    Cell.of(load(group, "cpu")),
                    Cell.of(load(group, "network")),
                    Cell.of(
                            "%d of %d"
                                    .formatted(
                                            group.path("inARow").asInt(),
                                            group.path("ofInARow").asInt())),
                    Cell.of(
                            group.path("reason").asText()
                                    + (held.isEmpty() || held.equals("null") ? "" : "; " + held)));
        }
        return table;
    }

    private static String load(JsonNode group, String kind) {
        var load = group.path("loads").path(kind);
        return load.isMissingNode()
                ? "unknown"
                : String.format(
                        Locale.ROOT,
                        "%.1f %% %s",
                        load.path("percent").asDouble(),
                        load.path("loadClass").asText());
    }

    private static Table hosts(JsonNode power) {
        var table = new Table("HOST", "POWER", "WHY");
        for (var host : power.path("hosts")) {
            table.row(
                    Cell.of(host.path("host").asText()),
                    Cell.of(host.path("power").asText()),
                    Cell.of(host.path("reason").asText()));
        }
        return table;
    }
}
