package io.emberkeep.cli.view;

import com.fasterxml.jackson.databind.JsonNode;
import io.emberkeep.cli.view.Table.Cell;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;

/** What a pool used and saved, as {@code energy} shows it. */
public final class EnergyView {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private EnergyView() {}

    /** For people. @param energy as the power-service tells it */
    public static String table(JsonNode energy, boolean coloured, ZoneId zone) {
        var pool = energy.path("pool").asText();
        if (!energy.path("from").isTextual()) {
            return energy.path("saves").asBoolean()
                    ? "Nothing is accounted for pool %s yet.%n".formatted(pool)
                    : "Pool %s saves no power, so nothing is accounted: its settings have no section power (docs/inventory.md).%n"
                            .formatted(pool);
        }
        var text = new StringBuilder();
        var from = Instant.parse(energy.path("from").asText());
        var to = Instant.parse(energy.path("to").asText());
        text.append(
                "Pool %s, from %s to %s%n%n"
                        .formatted(
                                pool,
                                TIME.format(from.atZone(zone)),
                                TIME.format(to.atZone(zone))));
        text.append(sums(energy).render(coloured)).append('\n');
        if (!energy.path("decisions").isEmpty()) {
            text.append(decisions(energy).render(coloured)).append('\n');
        }
        notes(energy).forEach(note -> text.append(note).append('\n'));
        return text.toString();
    }

    private static Table sums(JsonNode energy) {
        var columns = columns(energy, "");
        var table = new Table(columns.toArray(String[]::new));
        row(table, energy, "used", energy.path("used"));
        row(table, energy, "always on", energy.path("alwaysOn"));
        row(
                table,
                energy,
                String.format(Locale.ROOT, "saved %.1f %%", energy.path("savedPercent").asDouble()),
                energy.path("saved"));
        return table;
    }

    private static Table decisions(JsonNode energy) {
        var columns = columns(energy, "SAVED BY");
        var table = new Table(columns.toArray(String[]::new));
        for (var one : energy.path("decisions")) {
            row(table, energy, one.path("decision").asText(), one.path("saved"));
        }
        return table;
    }

    private static List<String> columns(JsonNode energy, String first) {
        var columns = new ArrayList<>(List.of(first, "KWH"));
        if (hasMoney(energy)) {
            columns.add(energy.path("currency").asText());
        }
        if (hasCo2(energy)) {
            columns.add("KG CO2");
        }
        return columns;
    }

    private static void row(Table table, JsonNode energy, String name, JsonNode amount) {
        var cells = new ArrayList<Cell>();
        cells.add(Cell.of(name));
        cells.add(number("%.4f", amount.path("kilowattHours")));
        if (hasMoney(energy)) {
            cells.add(number("%.2f", amount.path("money")));
        }
        if (hasCo2(energy)) {
            cells.add(number("%.3f", amount.path("kilogramsOfCo2")));
        }
        table.row(cells.toArray(Cell[]::new));
    }

    private static Cell number(String form, JsonNode value) {
        return Cell.of(String.format(Locale.ROOT, form, value.asDouble()));
    }

    private static boolean hasMoney(JsonNode energy) {
        return energy.path("used").path("money").isNumber();
    }

    private static boolean hasCo2(JsonNode energy) {
        return energy.path("used").path("kilogramsOfCo2").isNumber();
    }

    /** What the figures leave out, and what they take for granted. */
    private static List<String> notes(JsonNode energy) {
        var notes = new ArrayList<String>();
        if (!energy.path("unaccounted").isEmpty()) {
            var hosts =
                    StreamSupport.stream(energy.path("unaccounted").spliterator(), false)
                            .map(JsonNode::asText)
                            .toList();
            notes.add(
                    "Not accounted, since the inventory names no watts of them: %s."
                            .formatted(String.join(", ", hosts)));
        }
        seconds(energy, "unseenSeconds")
                .forEach(
                        time ->
                                notes.add(
                                        "Nobody saw %s of that time: not counted."
                                                .formatted(time)));
        seconds(energy, "assumedIdleSeconds")
                .forEach(
                        time ->
                                notes.add(
                                        "Counted as idle, since its servers were not measured: %s of a host."
                                                .formatted(time)));
        if (!hasMoney(energy) && !hasCo2(energy)) {
            notes.add(
                    "Neither money nor CO2: the settings' power has no tariff (docs/inventory.md).");
        }
        return notes;
    }

    private static List<String> seconds(JsonNode energy, String name) {
        var time = Duration.ofMillis(Math.round(energy.path(name).asDouble() * 1000));
        if (time.toSeconds() == 0) {
            return List.of();
        }
        return List.of(
                "%d:%02d:%02d"
                        .formatted(time.toHours(), time.toMinutesPart(), time.toSecondsPart()));
    }
}
