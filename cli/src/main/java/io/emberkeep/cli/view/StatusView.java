package io.emberkeep.cli.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.emberkeep.cli.view.Table.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** A pool as {@code status} shows it. */
public final class StatusView {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String UNKNOWN = "UNKNOWN";

    private StatusView() {}

    /**
     * The documented form.
     *
     * @param status what the sif-service tells
     * @param powers each host's power, as the hypervisor-adapter sees it; a host that is not in it is
     *     UNKNOWN
     * @param troubles what keeps recoveries back now
     */
    public static ObjectNode json(
            JsonNode status, Map<String, String> powers, List<JsonNode> troubles) {
        var json = JSON.objectNode();
        copy(status, json, "pool", "revision", "mode");
        var all = json.putArray("troubles");
        troubles.forEach(one -> copy(one, all.addObject(), "of", "since", "sentence"));
        var hosts = json.putArray("hosts");
        for (var host : status.path("hosts")) {
            var one = hosts.addObject();
            copy(host, one, "name", "ip", "mac");
            one.put("power", powers.getOrDefault(host.path("name").asText(), UNKNOWN));
            copy(host, one, "management", "maintenance");
        }
        var servers = json.putArray("servers");
        for (var server : status.path("servers")) {
            var one = servers.addObject();
            copy(server, one, "name", "role", "group", "host", "ip");
            one.set("vips", server.has("vips") ? server.get("vips") : JSON.arrayNode());
            copy(server, one, "record", "state", "maintenance");
            var services = one.putArray("services");
            for (var service : server.path("services")) {
                copy(service, services.addObject(), "name", "port", "protocol");
            }
        }
        return json;
    }

    private static void copy(JsonNode from, ObjectNode to, String... names) {
        for (var name : names) {
            to.set(name, from.has(name) ? from.get(name) : JSON.nullNode());
        }
    }

    /**
     * For people.
     *
     * @param status in the documented form
     */
    public static String table(JsonNode status, boolean coloured) {
        return "Pool %s, %s, revision %s%n%n"
                        .formatted(
                                status.path("pool").asText(),
                                mode(status.path("mode").asText(), coloured),
                                status.path("revision").asText())
                + troubles(status.path("troubles"), coloured)
                + hosts(status.path("hosts")).render(coloured)
                + "\n"
                + servers(status.path("servers")).render(coloured);
    }

    private static String troubles(JsonNode troubles, boolean coloured) {
        return troubles.isEmpty()
                ? ""
                : Style.BAD.apply(
                                sentences(
                                        StreamSupport.stream(troubles.spliterator(), false)
                                                .toList()),
                                coloured)
                        + "\n\n";
    }

    /** What keeps recoveries back, a sentence a line. */
    public static String sentences(List<JsonNode> troubles) {
        return troubles.stream()
                .map(one -> one.path("sentence").asText())
                .map(text -> Character.toUpperCase(text.charAt(0)) + text.substring(1))
                .collect(Collectors.joining("\n"));
    }

    private static String mode(String mode, boolean coloured) {
        var word = mode.toLowerCase(Locale.ROOT).replace('_', '-');
        return (mode.equals("ARMED") ? Style.GOOD : Style.BUSY).apply(word, coloured);
    }

    private static Table hosts(JsonNode hosts) {
        var table = new Table("HOST", "POWER", "IP", "MAC", "NOTES");
        for (var host : hosts) {
            var power = host.path("power").asText().toLowerCase(Locale.ROOT);
            var notes = new ArrayList<String>();
            if (host.path("management").asBoolean()) {
                notes.add("management");
            }
            if (host.path("maintenance").asBoolean()) {
                notes.add("in maintenance");
            }
            table.row(
                    Cell.of(text(host, "name")),
                    new Cell(power, Style.ofState(power)),
                    Cell.of(text(host, "ip")),
                    Cell.of(text(host, "mac")),
                    Cell.of(String.join(", ", notes)));
        }
        return table;
    }

    private static Table servers(JsonNode servers) {
        var table =
                new Table("SERVER", "GROUP", "HOST", "RECORD", "STATE", "IP", "VIPS", "SERVICES");
        for (var server : servers) {
            var state = text(server, "state");
            table.row(
                    Cell.of(text(server, "name")),
                    Cell.of(text(server, "group")),
                    Cell.of(text(server, "host")),
                    Cell.of(text(server, "record")),
                    new Cell(state, Style.ofState(state)),
                    Cell.of(text(server, "ip")),
                    Cell.of(String.join(" ", texts(server.path("vips")))),
                    Cell.of(services(server.path("services"))));
        }
        return table;
    }

    private static String services(JsonNode services) {
        return StreamSupport.stream(services.spliterator(), false)
                .map(
                        one ->
                                one.path("port").asInt() == 0
                                        ? text(one, "name")
                                        : text(one, "name") + ":" + one.path("port").asInt())
                .collect(Collectors.joining(" "));
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).isNull() ? "-" : node.path(name).asText("-");
    }
}
