package io.emberkeep.sif.configuration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.emberkeep.contract.configuration.Change;
import io.emberkeep.contract.configuration.PoolConfiguration;
import io.emberkeep.contract.id.Revision;
import io.emberkeep.contract.wire.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a reader that only knows JSON does with changes (SIF-9): applies them to its copy. */
public final class Patch {

    /** Where a record stands in the whole state, and what names its rows. */
    private static final Map<String, String[]> PLACES =
            Map.ofEntries(
                    Map.entry("host definition", new String[] {"/inventory/hosts", "name"}),
                    Map.entry("group definition", new String[] {"/inventory/groups", "name"}),
                    Map.entry("server definition", new String[] {"/inventory/servers", "name"}),
                    Map.entry("operation", new String[] {"/operation", "server"}),
                    Map.entry("suspend", new String[] {"/suspend", "server"}),
                    Map.entry("live migration", new String[] {"/liveMigration", "server"}),
                    Map.entry("real server", new String[] {"/realServers", "host"}),
                    Map.entry("state", new String[] {"/states", "group"}),
                    Map.entry("trouble", new String[] {"/troubles", "target"}),
                    Map.entry("problem", new String[] {"/problems", "backup"}),
                    Map.entry("sleeping", new String[] {"/sleeping", "host"}),
                    Map.entry("away", new String[] {"/away", "standby"}),
                    Map.entry("transition", new String[] {"/transitions", "id"}),
                    Map.entry("incident", new String[] {"/incidents", "id"}),
                    Map.entry("hold", new String[] {"/holds", "resource"}));

    private Patch() {}

    /**
     * The state after some changes.
     *
     * @throws IllegalArgumentException if they do not fit the state before
     */
    public static PoolConfiguration apply(
            PoolConfiguration before, Revision revision, List<Change> changes) {
        ObjectNode copy = Json.mapper().valueToTree(before);
        copy.put("revision", revision.value());
        for (var change : changes) {
            apply(copy, change);
        }
        return Json.mapper().convertValue(copy, PoolConfiguration.class);
    }

    private static void apply(ObjectNode copy, Change change) {
        switch (change.record()) {
            case "mode" -> copy.set("mode", change.after().orElseThrow());
            case "power mode" -> copy.set("powerMode", change.after().orElseThrow());
            case "settings" ->
                    ((ObjectNode) copy.get("inventory"))
                            .set("settings", change.after().orElseThrow());
            case "maintenance" -> maintenance(copy, change);
            case "order" -> order(copy, change.key(), change.after().orElseThrow());
            default -> row(copy, PLACES.get(change.record()), change);
        }
    }

    private static void maintenance(ObjectNode copy, Change change) {
        var host = change.key().startsWith("host:");
        var name = change.key().substring(change.key().indexOf(':') + 1);
        var set = (ArrayNode) copy.get(host ? "hostsInMaintenance" : "serversInMaintenance");
        if (change.after().isPresent()) {
            set.add(name);
        } else {
            set.removeIf(one -> one.asText().equals(name));
        }
    }

    private static void row(ObjectNode copy, String[] place, Change change) {
        var rows = (ArrayNode) copy.at(place[0]);
        if (change.before().isEmpty()) {
            rows.add(change.after().orElseThrow());
            return;
        }
        for (var i = 0; i < rows.size(); i++) {
            if (rows.get(i).get(place[1]).asText().equals(change.key())) {
                if (change.after().isPresent()) {
                    rows.set(i, change.after().get());
                } else {
                    rows.remove(i);
                }
                return;
            }
        }
        throw new IllegalArgumentException("no row for " + change);
    }

    private static void order(ObjectNode copy, String record, JsonNode keys) {
        if (record.equals("maintenance")) {
            return; // sets have no order
        }
        var place = PLACES.get(record);
        var rows = (ArrayNode) copy.at(place[0]);
        var sorted = new ArrayList<JsonNode>();
        keys.forEach(
                key ->
                        rows.forEach(
                                row -> {
                                    if (row.get(place[1]).asText().equals(key.asText())) {
                                        sorted.add(row);
                                    }
                                }));
        rows.removeAll();
        rows.addAll(sorted);
    }
}
