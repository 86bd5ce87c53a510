package io.emberkeep.monitor.dbss;

import io.emberkeep.contract.configuration.Hold;
import io.emberkeep.contract.configuration.Incident;
import io.emberkeep.contract.configuration.IncidentState;
import io.emberkeep.contract.configuration.PoolConfiguration;
import io.emberkeep.contract.configuration.Rows.ServerRow;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.MemberId;
import io.emberkeep.contract.id.ResourceId;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.inventory.HostDefinition;
import io.emberkeep.contract.inventory.ServerDefinition;
import io.emberkeep.monitor.dbss.TargetView.Peer;
import io.emberkeep.monitor.dbss.TargetView.Standby;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Takes from a pool's configuration what one target's DBSS needs. */
public final class Views {

    private Views() {}

    /** The target's view; none if the inventory does not know it. */
    public static Optional<TargetView> of(
            PoolConfiguration pool, ServerId target, MemberId member) {
        return pool.inventory().server(target).map(definition -> of(pool, definition, member));
    }

    private static TargetView of(PoolConfiguration pool, ServerDefinition target, MemberId member) {
        var row = pool.inOperation(target.name());
        var incident = pool.incidentOf(target.name());
        var host = hostOf(target, row, incident);
        return new TargetView(
                pool.inventory().pool(),
                member,
                pool.revision(),
                pool.mode(),
                pool.inMaintenance(target.name()) || pool.hostsInMaintenance().contains(host),
                pool.inventory().settings(),
                target,
                row,
                incident,
                target.standby()
                        .flatMap(pool.inventory()::server)
                        .map(standby -> standby(pool, standby, incident)),
                host,
                peers(pool, target.name(), host),
                pool.inventory().hosts().stream()
                        .collect(
                                Collectors.toMap(HostDefinition::name, HostDefinition::executors)));
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
                                        mine.filter(one -> hold.holders().contains(one.id()))
                                                .isEmpty())
                        .isPresent();
        return new Standby(
                standby.name(),
                home,
                row.flatMap(ServerRow::realServer).orElse(home),
                row.isEmpty() && !takenByAnother && !heldByAnother,
                row.map(ServerRow::vips).orElse(List.of()));
    }

    private static List<Peer> peers(PoolConfiguration pool, ServerId target, HostId host) {
        var serving =
                pool.operation().stream()
                        .filter(row -> row.realServer().filter(host::equals).isPresent())
                        .map(ServerRow::server);
        var failed =
                pool.incidents().stream()
                        .filter(incident -> incident.targetHost().filter(host::equals).isPresent())
                        .map(Incident::target);
        return Stream.concat(serving, failed)
                .distinct()
                .filter(server -> !server.equals(target))
                .map(server -> new Peer(server, troubled(pool, server)))
                .toList();
    }

    private static boolean troubled(PoolConfiguration pool, ServerId server) {
        return pool.incidentOf(server)
                        .filter(incident -> incident.state() != IncidentState.HELD)
                        .isPresent()
                || pool.troubles().stream().anyMatch(row -> row.target().equals(server));
    }
}
