package io.emberkeep.monitor.dbss;

import io.emberkeep.contract.configuration.Hold;
import io.emberkeep.contract.configuration.Incident;
import io.emberkeep.contract.configuration.IncidentState;
import io.emberkeep.contract.configuration.PoolConfiguration;
import io.emberkeep.contract.configuration.Rows.ServerRow;
import io.emberkeep.contract.id.ExecutorId;
import io.emberkeep.contract.id.HolderId;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.MemberId;
import io.emberkeep.contract.id.ResourceId;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.inventory.HostDefinition;
import io.emberkeep.contract.inventory.ServerDefinition;
import io.emberkeep.monitor.dbss.TargetView.Peer;
import io.emberkeep.monitor.dbss.TargetView.Standby;
import io.emberkeep.monitor.structure.Duties;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Takes from a pool's configuration what one target's DBSS needs. */
public final class Views {

    private final PoolConfiguration pool;
    private final MemberId member;
    private final Duties duties;
    private final Map<ServerId, ServerDefinition> servers;
    private final Map<ServerId, ServerRow> rows;
    private final Map<HostId, List<ServerRow>> serving;
    private final Map<HostId, List<ExecutorId>> executors;
    private final Map<ServerId, Peer> peers = new HashMap<>();

    private Views(PoolConfiguration pool, MemberId member) {
        this.pool = pool;
        this.member = member;
        this.duties = Duties.of(pool, member);
        this.servers =
                pool.inventory().servers().stream()
                        .collect(Collectors.toMap(ServerDefinition::name, one -> one));
        this.rows =
                pool.operation().stream()
                        .collect(Collectors.toMap(ServerRow::server, row -> row, (one, _) -> one));
        this.serving =
                pool.operation().stream()
                        .filter(row -> row.realServer().isPresent())
                        .collect(Collectors.groupingBy(row -> row.realServer().get()));
        this.executors =
                Map.copyOf(
                        pool.inventory().hosts().stream()
                                .collect(
                                        Collectors.toMap(
                                                HostDefinition::name, HostDefinition::executors)));
    }

    /** What the views of a pool's targets share is made once, and kept once. */
    public static Views of(PoolConfiguration pool, MemberId member) {
        return new Views(pool, member);
    }

    /** The target's view; none if the inventory does not know it. */
    public static Optional<TargetView> of(
            PoolConfiguration pool, ServerId target, MemberId member) {
        return of(pool, member).of(target);
    }

    /** The target's view; none if the inventory does not know it. */
    public Optional<TargetView> of(ServerId target) {
        return Optional.ofNullable(servers.get(target)).map(this::of);
    }

    private TargetView of(ServerDefinition target) {
        var row = Optional.ofNullable(rows.get(target.name()));
        var incident = pool.incidentOf(target.name());
        var host = hostOf(target, row, incident);
        return new TargetView(
                pool.inventory().pool(),
                member,
                pool.revision(),
                pool.mode(),
                pool.serversInMaintenance().contains(target.name())
                        || row.flatMap(ServerRow::realServer)
                                .filter(pool.hostsInMaintenance()::contains)
                                .isPresent()
                        || pool.hostsInMaintenance().contains(host),
                pool.inventory().settings(),
                target,
                row,
                incident,
                target.standby()
                        .flatMap(standby -> Optional.ofNullable(servers.get(standby)))
                        .map(standby -> standby(pool, standby, incident)),
                host,
                peers(target.name(), host),
                executors,
                duties.first(target.name()));
    }

    /** Where a server is: a physical one is its own host. */
    private static HostId hostOf(
            ServerDefinition server, Optional<ServerRow> row, Optional<Incident> incident) {
        return row.flatMap(ServerRow::realServer)
                .or(() -> incident.flatMap(Incident::targetHost))
                .or(server::host)
                .orElseGet(() -> new HostId(server.name().value()));
    }

    private static Standby standby(
            PoolConfiguration pool, ServerDefinition standby, Optional<Incident> mine) {
        var row = pool.inOperation(standby.name());
        var home = hostOf(standby, Optional.empty(), Optional.empty());
        var takenByAnother =
                pool.incidentTaking(standby.name())
                        .filter(taking -> mine.filter(taking::equals).isEmpty())
                        .isPresent();
        var heldByAnother =
                pool.hold(ResourceId.of(standby.name()))
                        .filter(hold -> hold.use() != Hold.Use.FREE)
                        .filter(
                                hold ->
                                        mine.filter(
                                                        one ->
                                                                hold.holders()
                                                                        .contains(
                                                                                HolderId.of(
                                                                                        one.id())))
                                                .isEmpty())
                        .isPresent();
        return new Standby(
                standby.name(),
                home,
                row.flatMap(ServerRow::realServer).or(() -> pool.waitsOn(standby)).orElse(home),
                row.isEmpty() && !takenByAnother && !heldByAnother,
                row.map(ServerRow::vips).orElse(List.of()));
    }

    private List<Peer> peers(ServerId target, HostId host) {
        var here = serving.getOrDefault(host, List.of()).stream().map(ServerRow::server);
        var failed =
                pool.incidents().stream()
                        .filter(incident -> incident.targetHost().filter(host::equals).isPresent())
                        .map(Incident::target);
        return Stream.concat(here, failed)
                .distinct()
                .filter(server -> !server.equals(target))
                .map(server -> peers.computeIfAbsent(server, this::peer))
                .toList();
    }

    private Peer peer(ServerId server) {
        return new Peer(server, troubled(pool, server));
    }

    private static boolean troubled(PoolConfiguration pool, ServerId server) {
        return pool.incidentOf(server)
                        .filter(incident -> incident.state() != IncidentState.HELD)
                        .isPresent()
                || pool.troubles().stream().anyMatch(row -> row.target().equals(server));
    }
}
