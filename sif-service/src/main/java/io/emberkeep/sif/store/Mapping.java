package io.emberkeep.sif.store;

import static io.emberkeep.sif.store.Columns.list;
import static io.emberkeep.sif.store.Columns.optional;
import static io.emberkeep.sif.store.Columns.text;
import static io.emberkeep.sif.store.Columns.texts;
import static io.emberkeep.sif.store.Columns.time;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.emberkeep.contract.configuration.Hold;
import io.emberkeep.contract.configuration.Incident;
import io.emberkeep.contract.configuration.IncidentState;
import io.emberkeep.contract.configuration.Rows.AwayRow;
import io.emberkeep.contract.configuration.Rows.LoadCondition;
import io.emberkeep.contract.configuration.Rows.ProblemRow;
import io.emberkeep.contract.configuration.Rows.RealServerRow;
import io.emberkeep.contract.configuration.Rows.ServerRow;
import io.emberkeep.contract.configuration.Rows.SleepRow;
import io.emberkeep.contract.configuration.Rows.StateRow;
import io.emberkeep.contract.configuration.Rows.TroubleRow;
import io.emberkeep.contract.configuration.TroubleKind;
import io.emberkeep.contract.id.DaemonName;
import io.emberkeep.contract.id.Epoch;
import io.emberkeep.contract.id.GroupId;
import io.emberkeep.contract.id.HolderId;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.IncidentId;
import io.emberkeep.contract.id.IpAddress;
import io.emberkeep.contract.id.MacAddress;
import io.emberkeep.contract.id.MemberId;
import io.emberkeep.contract.id.ResourceId;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.id.TransitionId;
import java.util.List;

/** How each record's rows become rows of its table and the other way round. */
final class Mapping {

    static final Table<ServerRow> OPERATION = serverRows("operation");
    static final Table<ServerRow> SUSPEND = serverRows("suspend");
    static final Table<ServerRow> LIVE_MIGRATION = serverRows("live_migration");

    static final Table<RealServerRow> REAL_SERVER =
            new Table<>(
                    "real_server",
                    List.of("ip", "mac"),
                    row -> row.host().value(),
                    (columns, row) ->
                            columns.put("ip", row.ip().value())
                                    .put("mac", row.mac().map(MacAddress::value).orElse(null)),
                    columns ->
                            new RealServerRow(
                                    new HostId(text(columns, "name")),
                                    new IpAddress(text(columns, "ip")),
                                    optional(columns, "mac", MacAddress::new)));

    static final Table<StateRow> STATE =
            new Table<>(
                    "state",
                    List.of("load_condition", "base_host"),
                    row -> row.group().value(),
                    (columns, row) ->
                            columns.put("load_condition", row.condition().name())
                                    .put(
                                            "base_host",
                                            row.baseHost().map(HostId::value).orElse(null)),
                    columns ->
                            new StateRow(
                                    new GroupId(text(columns, "name")),
                                    LoadCondition.valueOf(text(columns, "load_condition")),
                                    optional(columns, "base_host", HostId::new)));

    static final Table<TroubleRow> TROUBLE =
            new Table<>(
                    "trouble",
                    List.of("kind", "since"),
                    row -> row.target().value(),
                    (columns, row) ->
                            columns.put("kind", row.kind().name())
                                    .put("since", row.since().toString()),
                    columns ->
                            new TroubleRow(
                                    new ServerId(text(columns, "name")),
                                    TroubleKind.valueOf(text(columns, "kind")),
                                    time(columns, "since")));

    static final Table<ProblemRow> PROBLEM =
            new Table<>(
                    "problem",
                    List.of("target", "member"),
                    row -> row.backup().value(),
                    (columns, row) ->
                            columns.put("target", row.target().value())
                                    .put("member", row.member().value()),
                    columns ->
                            new ProblemRow(
                                    new ServerId(text(columns, "name")),
                                    new ServerId(text(columns, "target")),
                                    new MemberId(text(columns, "member"))));

    static final Table<SleepRow> SLEEPING =
            new Table<>(
                    "sleeping",
                    List.of("since", "made_by"),
                    row -> row.host().value(),
                    (columns, row) ->
                            columns.put("since", row.since().toString())
                                    .put("made_by", row.by().value()),
                    columns ->
                            new SleepRow(
                                    new HostId(text(columns, "name")),
                                    time(columns, "since"),
                                    new TransitionId(text(columns, "made_by"))));

    static final Table<AwayRow> AWAY =
            new Table<>(
                    "away",
                    List.of("host"),
                    row -> row.standby().value(),
                    (columns, row) -> columns.put("host", row.host().value()),
                    columns ->
                            new AwayRow(
                                    new ServerId(text(columns, "name")),
                                    new HostId(text(columns, "host"))));

    static final Table<ResourceId> MAINTENANCE =
            new Table<>(
                    "maintenance",
                    List.of(),
                    ResourceId::value,
                    (_, _) -> {},
                    columns -> new ResourceId(text(columns, "name")));

    static final Table<Hold> HOLD =
            new Table<>(
                    "hold",
                    List.of("epoch", "held_as", "holders"),
                    row -> row.resource().value(),
                    (columns, row) -> {
                        columns.put("epoch", row.epoch().value()).put("held_as", row.use().name());
                        texts(columns, "holders", row.holders(), HolderId::value);
                    },
                    columns ->
                            new Hold(
                                    new ResourceId(text(columns, "name")),
                                    new Epoch(columns.get("epoch").longValue()),
                                    Hold.Use.valueOf(text(columns, "held_as")),
                                    list(columns, "holders", HolderId::new)));

    static final Table<Incident> INCIDENT =
            new Table<>(
                    "incident",
                    List.of(
                            "is_over",
                            "target",
                            "trouble",
                            "state",
                            "epoch",
                            "holder",
                            "leased",
                            "standby",
                            "vips",
                            "target_host",
                            "held",
                            "reason",
                            "detected_at",
                            "confirmed_at",
                            "function_recovered_at",
                            "ended_at"),
                    row -> row.id().value(),
                    Mapping::fill,
                    Mapping::incident);

    private Mapping() {}

    private static Table<ServerRow> serverRows(String table) {
        return new Table<>(
                table,
                List.of("service_group", "real_server", "vips", "ip", "daemons"),
                row -> row.server().value(),
                (columns, row) -> {
                    columns.put("service_group", row.group().value())
                            .put("real_server", row.realServer().map(HostId::value).orElse(null))
                            .put("ip", row.ip().value());
                    texts(columns, "vips", row.vips(), IpAddress::value);
                    texts(columns, "daemons", row.daemons(), DaemonName::value);
                },
                columns ->
                        new ServerRow(
                                new GroupId(text(columns, "service_group")),
                                optional(columns, "real_server", HostId::new),
                                list(columns, "vips", IpAddress::new),
                                new ServerId(text(columns, "name")),
                                new IpAddress(text(columns, "ip")),
                                list(columns, "daemons", DaemonName::new)));
    }

    private static void fill(ObjectNode columns, Incident row) {
        columns.put("is_over", row.state().isOver())
                .put("target", row.target().value())
                .put("trouble", row.trouble().name())
                .put("state", row.state().name())
                .put("epoch", row.epoch().value())
                .put("holder", row.holder().value())
                .put("leased", row.leased())
                .put("standby", row.standby().map(ServerId::value).orElse(null))
                .put("target_host", row.targetHost().map(HostId::value).orElse(null))
                .put("held", row.held().orElse(null))
                .put("reason", row.reason().orElse(null))
                .put("detected_at", row.detectedAt().toString())
                .put("confirmed_at", row.confirmedAt().toString())
                .put("function_recovered_at", time(row.functionRecoveredAt()))
                .put("ended_at", time(row.endedAt()));
        texts(columns, "vips", row.vips(), IpAddress::value);
    }

    private static Incident incident(JsonNode columns) {
        return new Incident(
                new IncidentId(text(columns, "name")),
                new ServerId(text(columns, "target")),
                TroubleKind.valueOf(text(columns, "trouble")),
                IncidentState.valueOf(text(columns, "state")),
                new Epoch(columns.get("epoch").longValue()),
                new MemberId(text(columns, "holder")),
                columns.get("leased").booleanValue(),
                optional(columns, "standby", ServerId::new),
                list(columns, "vips", IpAddress::new),
                optional(columns, "target_host", HostId::new),
                optional(columns, "held", why -> why),
                optional(columns, "reason", why -> why),
                time(columns, "detected_at"),
                time(columns, "confirmed_at"),
                optional(columns, "function_recovered_at", Columns::instant),
                optional(columns, "ended_at", Columns::instant));
    }
}
