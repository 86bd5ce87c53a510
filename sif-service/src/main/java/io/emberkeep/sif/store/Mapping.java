package io.emberkeep.sif.store;

import io.emberkeep.contract.configuration.Hold;
import io.emberkeep.contract.configuration.Incident;
import io.emberkeep.contract.configuration.IncidentState;
import io.emberkeep.contract.configuration.Rows.LoadCondition;
import io.emberkeep.contract.configuration.Rows.ProblemRow;
import io.emberkeep.contract.configuration.Rows.RealServerRow;
import io.emberkeep.contract.configuration.Rows.ServerRow;
import io.emberkeep.contract.configuration.Rows.StateRow;
import io.emberkeep.contract.configuration.Rows.TroubleRow;
import io.emberkeep.contract.configuration.TroubleKind;
import io.emberkeep.contract.id.DaemonName;
import io.emberkeep.contract.id.Epoch;
import io.emberkeep.contract.id.GroupId;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.IncidentId;
import io.emberkeep.contract.id.IpAddress;
import io.emberkeep.contract.id.MacAddress;
import io.emberkeep.contract.id.MemberId;
import io.emberkeep.contract.id.ResourceId;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.sif.store.entity.HoldEntity;
import io.emberkeep.sif.store.entity.IncidentEntity;
import io.emberkeep.sif.store.entity.LiveMigrationEntity;
import io.emberkeep.sif.store.entity.MaintenanceEntity;
import io.emberkeep.sif.store.entity.OperationEntity;
import io.emberkeep.sif.store.entity.ProblemEntity;
import io.emberkeep.sif.store.entity.RealServerEntity;
import io.emberkeep.sif.store.entity.ServerRowEntity;
import io.emberkeep.sif.store.entity.StateEntity;
import io.emberkeep.sif.store.entity.SuspendEntity;
import io.emberkeep.sif.store.entity.TroubleEntity;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** How each record's rows become entities and the other way round. */
final class Mapping {

    static final Table<OperationEntity, ServerRow> OPERATION =
            serverRows(OperationEntity.class, OperationEntity::new);
    static final Table<SuspendEntity, ServerRow> SUSPEND =
            serverRows(SuspendEntity.class, SuspendEntity::new);
    static final Table<LiveMigrationEntity, ServerRow> LIVE_MIGRATION =
            serverRows(LiveMigrationEntity.class, LiveMigrationEntity::new);

    static final Table<RealServerEntity, RealServerRow> REAL_SERVER =
            new Table<>(
                    RealServerEntity.class,
                    RealServerEntity::new,
                    row -> row.host().value(),
                    (entity, row) -> {
                        entity.ip = row.ip().value();
                        entity.mac = row.mac().map(MacAddress::value).orElse(null);
                    },
                    entity ->
                            new RealServerRow(
                                    new HostId(entity.key.name()),
                                    new IpAddress(entity.ip),
                                    Optional.ofNullable(entity.mac).map(MacAddress::new)));

    static final Table<StateEntity, StateRow> STATE =
            new Table<>(
                    StateEntity.class,
                    StateEntity::new,
                    row -> row.group().value(),
                    (entity, row) -> {
                        entity.loadCondition = row.condition().name();
                        entity.baseHost = row.baseHost().map(HostId::value).orElse(null);
                    },
                    entity ->
                            new StateRow(
                                    new GroupId(entity.key.name()),
                                    LoadCondition.valueOf(entity.loadCondition),
                                    Optional.ofNullable(entity.baseHost).map(HostId::new)));

    static final Table<TroubleEntity, TroubleRow> TROUBLE =
            new Table<>(
                    TroubleEntity.class,
                    TroubleEntity::new,
                    row -> row.target().value(),
                    (entity, row) -> {
                        entity.kind = row.kind().name();
                        entity.since = row.since();
                    },
                    entity ->
                            new TroubleRow(
                                    new ServerId(entity.key.name()),
                                    TroubleKind.valueOf(entity.kind),
                                    entity.since));

    static final Table<ProblemEntity, ProblemRow> PROBLEM =
            new Table<>(
                    ProblemEntity.class,
                    ProblemEntity::new,
                    row -> row.backup().value(),
                    (entity, row) -> {
                        entity.target = row.target().value();
                        entity.member = row.member().value();
                    },
                    entity ->
                            new ProblemRow(
                                    new ServerId(entity.key.name()),
                                    new ServerId(entity.target),
                                    new MemberId(entity.member)));

    static final Table<MaintenanceEntity, ResourceId> MAINTENANCE =
            new Table<>(
                    MaintenanceEntity.class,
                    MaintenanceEntity::new,
                    ResourceId::value,
                    (_, _) -> {},
                    entity -> new ResourceId(entity.key.name()));

    static final Table<HoldEntity, Hold> HOLD =
            new Table<>(
                    HoldEntity.class,
                    HoldEntity::new,
                    row -> row.resource().value(),
                    (entity, row) -> {
                        entity.epoch = row.epoch().value();
                        entity.heldAs = row.use().name();
                        entity.holders = texts(row.holders(), IncidentId::value);
                    },
                    entity ->
                            new Hold(
                                    new ResourceId(entity.key.name()),
                                    new Epoch(entity.epoch),
                                    Hold.Use.valueOf(entity.heldAs),
                                    entity.holders.stream().map(IncidentId::new).toList()));

    static final Table<IncidentEntity, Incident> INCIDENT =
            new Table<>(
                    IncidentEntity.class,
                    IncidentEntity::new,
                    row -> row.id().value(),
                    Mapping::fill,
                    Mapping::incident);

    private Mapping() {}

    private static <E extends ServerRowEntity> Table<E, ServerRow> serverRows(
            Class<E> type, Supplier<E> make) {
        return new Table<>(
                type,
                make,
                row -> row.server().value(),
                (entity, row) -> {
                    entity.serviceGroup = row.group().value();
                    entity.realServer = row.realServer().map(HostId::value).orElse(null);
                    entity.vips = texts(row.vips(), IpAddress::value);
                    entity.ip = row.ip().value();
                    entity.daemons = texts(row.daemons(), DaemonName::value);
                },
                entity ->
                        new ServerRow(
                                new GroupId(entity.serviceGroup),
                                Optional.ofNullable(entity.realServer).map(HostId::new),
                                entity.vips.stream().map(IpAddress::new).toList(),
                                new ServerId(entity.key.name()),
                                new IpAddress(entity.ip),
                                entity.daemons.stream().map(DaemonName::new).toList()));
    }

    private static void fill(IncidentEntity entity, Incident row) {
        entity.over = row.state().isOver();
        entity.target = row.target().value();
        entity.trouble = row.trouble().name();
        entity.state = row.state().name();
        entity.epoch = row.epoch().value();
        entity.holder = row.holder().value();
        entity.leased = row.leased();
        entity.standby = row.standby().map(ServerId::value).orElse(null);
        entity.vips = texts(row.vips(), IpAddress::value);
        entity.targetHost = row.targetHost().map(HostId::value).orElse(null);
        entity.held = row.held().orElse(null);
        entity.reason = row.reason().orElse(null);
        entity.detectedAt = row.detectedAt();
        entity.confirmedAt = row.confirmedAt();
        entity.functionRecoveredAt = row.functionRecoveredAt().orElse(null);
        entity.endedAt = row.endedAt().orElse(null);
    }

    private static Incident incident(IncidentEntity entity) {
        return new Incident(
                new IncidentId(entity.key.name()),
                new ServerId(entity.target),
                TroubleKind.valueOf(entity.trouble),
                IncidentState.valueOf(entity.state),
                new Epoch(entity.epoch),
                new MemberId(entity.holder),
                entity.leased,
                Optional.ofNullable(entity.standby).map(ServerId::new),
                entity.vips.stream().map(IpAddress::new).toList(),
                Optional.ofNullable(entity.targetHost).map(HostId::new),
                Optional.ofNullable(entity.held),
                Optional.ofNullable(entity.reason),
                entity.detectedAt,
                entity.confirmedAt,
                Optional.ofNullable(entity.functionRecoveredAt),
                Optional.ofNullable(entity.endedAt));
    }

    private static <T> List<String> texts(List<T> values, Function<T, String> text) {
        return values.stream().map(text).toList();
    }
}
