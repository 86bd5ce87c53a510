package io.emberkeep.cli.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.emberkeep.cli.view.Table.Cell;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Incidents as {@code incidents} shows them. */
public final class IncidentView {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");
    private static final String[] FIELDS = {
        "id",
        "target",
        "trouble",
        "epoch",
        "state",
        "refusal",
        "standby",
        "vips",
        "detectedAt",
        "confirmedAt",
        "functionRecoveredAt",
        "endedAt",
        "reason",
        "functionRecoverySeconds",
        "takeoverSeconds",
        "targetRecoverySeconds",
    };

    private IncidentView() {}

    /** The documented form of several: every field is there, null where it has no value. */
    public static ArrayNode json(JsonNode incidents) {
        var array = JSON.arrayNode();
        incidents.forEach(incident -> array.add(one(incident)));
        return array;
    }

    /** The documented form of one. */
    public static ObjectNode one(JsonNode incident) {
        var json = JSON.objectNode();
        for (var name : FIELDS) {
            json.set(name, incident.has(name) ? incident.get(name) : JSON.nullNode());
        }
        var steps = json.putArray("steps");
        for (var step : incident.path("steps")) {
            var one = steps.addObject();
            for (var name : new String[] {"at", "job", "step", "detail"}) {
                one.set(name, step.has(name) ? step.get(name) : JSON.nullNode());
            }
        }
        return json;
    }

    /** A line for each, newest first. */
    public static String table(JsonNode incidents, boolean coloured, ZoneId zone) {
        var table =
                new Table(
                        "ID",
                        "TARGET",
                        "TROUBLE",
                        "STATE",
                        "DETECTED",
                        "FUNCTION",
                        "TAKEOVER",
                        "RECOVERED",
                        "STANDBY",
                        "REASON");
        for (var incident : incidents) {
            var state = text(incident, "state");
            table.row(
                    Cell.of(text(incident, "id")),
                    Cell.of(text(incident, "target")),
                    Cell.of(text(incident, "trouble").toLowerCase(Locale.ROOT)),
                    new Cell(state, Style.ofState(state)),
                    Cell.of(at(incident, "detectedAt", DAY.withZone(zone))),
                    Cell.of(seconds(incident, "functionRecoverySeconds")),
                    Cell.of(seconds(incident, "takeoverSeconds")),
                    Cell.of(seconds(incident, "targetRecoverySeconds")),
                    Cell.of(text(incident, "standby")),
                    Cell.of(why(incident)));
        }
        return table.render(coloured);
    }

    /** One with its steps, each with the seconds since the detection. */
    public static String detail(JsonNode incident, boolean coloured, ZoneId zone) {
        var state = text(incident, "state");
        var text = new StringBuilder();
        text.append(
                "Incident %s: %s, %s trouble, %s%n"
                        .formatted(
                                text(incident, "id"),
                                text(incident, "target"),
                                text(incident, "trouble").toLowerCase(Locale.ROOT),
                                Style.ofState(state).apply(state, coloured)));
        if (!why(incident).isEmpty()) {
            text.append("  %s%n".formatted(why(incident)));
        }
        text.append(
                "  detected %s, standby %s, epoch %s%n"
                        .formatted(
                                at(incident, "detectedAt", DAY.withZone(zone)),
                                text(incident, "standby"),
                                text(incident, "epoch")));
        text.append(
                "  function recovery %s, takeover %s, target recovery %s%n%n"
                        .formatted(
                                seconds(incident, "functionRecoverySeconds"),
                                seconds(incident, "takeoverSeconds"),
                                seconds(incident, "targetRecoverySeconds")));
        return text + steps(incident, zone).render(coloured);
    }

    private static Table steps(JsonNode incident, ZoneId zone) {
        var table = new Table("TIME", "AFTER", "JOB", "STEP", "DETAIL");
        for (var step : incident.path("steps")) {
            table.row(
                    Cell.of(at(step, "at", TIME.withZone(zone))),
                    Cell.of(after(incident, step)),
                    Cell.of(text(step, "job").toLowerCase(Locale.ROOT)),
                    Cell.of(text(step, "step")),
                    Cell.of(step.path("detail").asText("")));
        }
        return table;
    }

    private static String after(JsonNode incident, JsonNode step) {
        if (!incident.hasNonNull("detectedAt") || !step.hasNonNull("at")) {
            return "-";
        }
        var passed =
                Duration.between(
                        Instant.parse(incident.get("detectedAt").asText()),
                        Instant.parse(step.get("at").asText()));
        return String.format(Locale.ROOT, "%+.3f s", passed.toMillis() / 1000.0);
    }

    private static String why(JsonNode incident) {
        return incident.hasNonNull("refusal")
                ? incident.get("refusal").asText()
                : incident.path("reason").asText("").replace("null", "");
    }

    private static String at(JsonNode node, String name, DateTimeFormatter form) {
        return node.hasNonNull(name) ? form.format(Instant.parse(node.get(name).asText())) : "-";
    }

    private static String seconds(JsonNode incident, String name) {
        return incident.hasNonNull(name)
                ? String.format(Locale.ROOT, "%.3f s", incident.get(name).asDouble())
                : "-";
    }

    private static String text(JsonNode node, String name) {
        return node.hasNonNull(name) ? node.get(name).asText() : "-";
    }
}
