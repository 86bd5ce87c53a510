package io.emberkeep.sif.store;

import static io.emberkeep.sif.store.Columns.optional;
import static io.emberkeep.sif.store.Columns.text;
import static io.emberkeep.sif.store.Columns.time;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.emberkeep.contract.configuration.Transition;
import io.emberkeep.contract.configuration.TransitionKind;
import io.emberkeep.contract.configuration.TransitionState;
import io.emberkeep.contract.id.Epoch;
import io.emberkeep.contract.id.GroupId;
import io.emberkeep.contract.id.MemberId;
import io.emberkeep.contract.id.TransitionId;
import io.emberkeep.contract.transition.Step;
import java.util.List;

/** How a transition becomes a row of its table and the other way round; its steps are one text. */
final class TransitionMapping {

    static final Table<Transition> TRANSITION =
            new Table<>(
                    "transition",
                    List.of(
                            "is_over",
                            "kind",
                            "service_group",
                            "state",
                            "epoch",
                            "holder",
                            "leased",
                            "steps",
                            "step",
                            "recorded",
                            "until",
                            "reason",
                            "begun_at",
                            "ended_at"),
                    row -> row.id().value(),
                    TransitionMapping::fill,
                    TransitionMapping::transition);

    private TransitionMapping() {}

    /** So that each step names its kind. */
    private record Steps(List<Step> steps) {}

    private static void fill(ObjectNode columns, Transition row) {
        columns.put("is_over", row.state().isOver())
                .put("kind", row.kind().name())
                .put("service_group", row.group().map(GroupId::value).orElse(null))
                .put("state", row.state().name())
                .put("epoch", row.epoch().value())
                .put("holder", row.holder().value())
                .put("leased", row.leased())
                .put("steps", Letters.text(new Steps(row.steps())))
                .put("step", row.step())
                .put("recorded", row.recorded())
                .put("until", time(row.until()))
                .put("reason", row.reason())
                .put("begun_at", row.begunAt().toString())
                .put("ended_at", time(row.endedAt()));
    }

    private static Transition transition(JsonNode columns) {
        return new Transition(
                new TransitionId(text(columns, "name")),
                TransitionKind.valueOf(text(columns, "kind")),
                optional(columns, "service_group", GroupId::new),
                TransitionState.valueOf(text(columns, "state")),
                new Epoch(columns.get("epoch").longValue()),
                new MemberId(text(columns, "holder")),
                columns.get("leased").booleanValue(),
                Letters.read(text(columns, "steps"), Steps.class).steps(),
                columns.get("step").intValue(),
                columns.get("recorded").booleanValue(),
                optional(columns, "until", Columns::instant),
                text(columns, "reason"),
                time(columns, "begun_at"),
                optional(columns, "ended_at", Columns::instant));
    }
}
