package io.emberkeep.cli.view;

import com.fasterxml.jackson.databind.JsonNode;
import io.emberkeep.cli.view.Table.Cell;
import java.util.ArrayList;

/** Who watches whom, as {@code structure} shows it. */
public final class StructureView {

    private StructureView() {}

    /** For people. @param structure as the sif-service tells it */
    public static String table(JsonNode structure, boolean coloured) {
        var kind = structure.path("structure").path("kind").asText();
        var head = "Pool %s, %s%n%n".formatted(structure.path("pool").asText(), kind);
        if (structure.path("members").isEmpty()) {
            return head
                    + "Every monitor-service watches all targets; none of these watches another.\n";
        }
        var table = new Table("NR", "MEMBER", "STATE", "WATCHES", "RECOVERS", "WHY");
        for (var member : structure.path("members")) {
            var state = member.path("apart").asBoolean() ? "apart" : "in the group";
            table.row(
                    Cell.of(member.path("number").asText()),
                    Cell.of(member.path("server").asText()),
                    new Cell(state, Style.ofState(state)),
                    Cell.of(watches(member)),
                    Cell.of(names(member.path("recovers"))),
                    Cell.of(member.path("why").asText("")));
        }
        return head + table.render(coloured);
    }

    private static String watches(JsonNode member) {
        var all = new ArrayList<String>();
        for (var one : member.path("watches")) {
            all.add(
                    one.path("target").asText()
                            + (one.path("priority").asInt() > 1 ? " (second)" : ""));
        }
        return String.join(", ", all);
    }

    private static String names(JsonNode servers) {
        var all = new ArrayList<String>();
        servers.forEach(one -> all.add(one.asText()));
        return String.join(", ", all);
    }
}
