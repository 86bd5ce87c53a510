package io.emberkeep.cli.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.emberkeep.cli.view.DecisionsView.Replayed;
import io.emberkeep.contract.wire.Json;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** The documented form of what {@code why} shows. */
public final class DecisionsJson {

    private DecisionsJson() {}

    /** Of an incident. @param facts whether with what each can be replayed from */
    public static ObjectNode of(JsonNode incident, List<Replayed> decisions, boolean facts) {
        var json = JsonNodeFactory.instance.objectNode();
        for (var name : new String[] {"id", "target", "trouble", "state"}) {
            json.set("id".equals(name) ? "incident" : name, incident.path(name));
        }
        return of(json, decisions, facts);
    }

    /** Of a group, host, server or transition of power saving. */
    public static ObjectNode of(
            String name, Instant since, List<Replayed> decisions, boolean facts) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("about", name);
        json.put("since", since.toString());
        return of(json, decisions, facts);
    }

    private static ObjectNode of(ObjectNode json, List<Replayed> decisions, boolean facts) {
        json.put("replayed", DecisionsView.replayed(decisions));
        json.put(
                "same",
                decisions.stream()
                        .filter(one -> one.decision().isReplayable() && one.same())
                        .count());
        var array = json.putArray("decisions");
        for (var one : decisions) {
            var decision = one.decision();
            var story = decision.story();
            var node = array.addObject();
            node.put("at", decision.at().toString());
            node.put("core", decision.core().name().toLowerCase(Locale.ROOT));
            node.put("subject", decision.subject());
            node.put("came", story.came());
            node.put("decided", story.decided());
            node.put("reason", story.reason());
            node.put("routine", story.routine());
            node.put(
                    "replay",
                    decision.isReplayable() ? one.difference().orElse("same") : "not kept");
            if (facts) {
                node.set("facts", Json.mapper().valueToTree(decision.facts()));
            }
        }
        return json;
    }
}
