package io.emberkeep.cli.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.emberkeep.cli.view.Table.Cell;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The testbed's loads as {@code load} shows them. */
public final class LoadView {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String NONE = "-";

    private LoadView() {}

    /** The documented form. @param loads what the testbed tells */
    public static ObjectNode json(JsonNode loads) {
        var json = JSON.objectNode();
        var groups = json.putArray("groups");
        for (var group : loads.path("groups")) {
            var name = group.path("group").asText();
            var one = groups.addObject();
            one.put("group", name);
            one.set("askedPercent", group.path("percent"));
            shares(one, measured(loads, name));
            one.set("profile", followed(group.path("profile")));
        }
        var servers = json.putArray("servers");
        for (var server : loads.path("servers")) {
            var one = servers.addObject();
            one.put("server", server.path("server").asText());
            one.set("group", server.has("group") ? server.get("group") : JSON.nullNode());
            one.set("host", server.path("host"));
            one.set("state", server.path("state"));
            one.set("vips", server.path("vips"));
            shares(one, isMeasured(server) ? List.of(server.path("load")) : List.of());
        }
        return json;
    }

    private static JsonNode followed(JsonNode profile) {
        if (!profile.isObject()) {
            return JSON.nullNode();
        }
        var one = JSON.objectNode();
        one.set("points", profile.path("points"));
        one.set("every", profile.has("every") ? profile.get("every") : JSON.nullNode());
        one.set("speed", profile.path("speed"));
        return one;
    }

    private static List<JsonNode> measured(JsonNode loads, String group) {
        return StreamSupport.stream(loads.path("servers").spliterator(), false)
                .filter(server -> server.path("group").asText().equals(group))
                .filter(LoadView::isMeasured)
                .map(server -> server.path("load"))
                .toList();
    }

    private static boolean isMeasured(JsonNode server) {
        return server.path("measured").asBoolean();
    }

    /** The three loads of SPEC's equations over these servers; null where there are none. */
    private static void shares(ObjectNode to, List<JsonNode> loads) {
        put(
                to,
                "memoryPercent",
                100 * sum(loads, "memoryUsedBytes"),
                sum(loads, "memoryTotalBytes"));
        put(
                to,
                "cpuPercent",
                loads.stream()
                        .mapToDouble(each -> of(each, "cpuPercent") * of(each, "cores"))
                        .sum(),
                sum(loads, "cores"));
        put(
                to,
                "networkPercent",
                100 * sum(loads, "bytesPerSecond"),
                sum(loads, "ratedBytesPerSecond"));
    }

    private static void put(ObjectNode to, String name, double part, double whole) {
        to.set(name, whole > 0 ? JSON.numberNode(part / whole) : JSON.nullNode());
    }

    private static double sum(List<JsonNode> loads, String field) {
        ToDoubleFunction<JsonNode> value = each -> of(each, field);
        return loads.stream().mapToDouble(value).sum();
    }

    private static double of(JsonNode load, String field) {
        return load.path(field).asDouble();
    }

    /** For people. @param json the documented form */
    public static String table(JsonNode json, boolean coloured) {
        var groups = new Table("GROUP", "ASKED", "CPU", "MEMORY", "NETWORK", "PROFILE");
        for (var group : json.path("groups")) {
            groups.row(
                    group.path("group").asText(),
                    percent(group.path("askedPercent")),
                    percent(group.path("cpuPercent")),
                    percent(group.path("memoryPercent")),
                    percent(group.path("networkPercent")),
                    profile(group.path("profile")));
        }
        var servers =
                new Table("SERVER", "GROUP", "HOST", "STATE", "CPU", "MEMORY", "NETWORK", "VIPS");
        for (var server : json.path("servers")) {
            var style = server.path("cpuPercent").isNull() ? Style.FAINT : Style.PLAIN;
            servers.row(
                    new Cell(server.path("server").asText(), style),
                    Cell.of(server.path("group").asText(NONE)),
                    Cell.of(server.path("host").asText()),
                    Cell.of(server.path("state").asText().toLowerCase(Locale.ROOT)),
                    Cell.of(percent(server.path("cpuPercent"))),
                    Cell.of(percent(server.path("memoryPercent"))),
                    Cell.of(percent(server.path("networkPercent"))),
                    Cell.of(
                            StreamSupport.stream(server.path("vips").spliterator(), false)
                                    .map(JsonNode::asText)
                                    .collect(Collectors.joining(" "))));
        }
        return groups.render(coloured) + "\n" + servers.render(coloured);
    }

    private static String percent(JsonNode value) {
        return value.isNumber() ? String.format(Locale.ROOT, "%.1f %%", value.asDouble()) : NONE;
    }

    private static String profile(JsonNode profile) {
        if (!profile.isObject()) {
            return "";
        }
        var speed = profile.path("speed").asDouble(1);
        var points = "%d points".formatted(profile.path("points").size());
        return speed == 1
                ? points
                : points + String.format(Locale.ROOT, ", %s times as fast", number(speed));
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
