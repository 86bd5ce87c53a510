package io.emberkeep.sif.configuration;

import io.emberkeep.contract.configuration.AtHome;
import io.emberkeep.contract.configuration.Incident;
import io.emberkeep.contract.configuration.PoolConfiguration;
import io.emberkeep.contract.configuration.Rows.ServerRow;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.IpAddress;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.inventory.ServerDefinition;
import java.util.List;
import java.util.Optional;

/** How a server's row is made and changes hands (SIF-6, SIF-7). */
final class OperationRows {

    private OperationRows() {}

    /** A target's row as its definition says. */
    static ServerRow of(ServerDefinition server) {
        return AtHome.row(server);
    }

    /** The standby's row in place of its target's: on the host where it waited, with the target's VIPs (SIF-6). */
    static ServerRow standIn(ServerDefinition standby, Optional<HostId> host, ServerRow target) {
        return new ServerRow(
                target.group(),
                host,
                target.vips(),
                standby.name(),
                standby.ip(),
                standby.services().isEmpty() ? target.daemons() : standby.daemons());
    }

    /** The target's row in place of its standby's, with the VIPs that are there now (SIF-7). */
    static ServerRow comeBack(ServerDefinition target, Incident incident, ServerRow standby) {
        return of(target).on(incident.targetHost()).withVips(standby.vips());
    }

    /** A live-migration row keeps where it belongs, and changes whose it is (SIF-6). */
    static ServerRow renamed(ServerRow row, ServerDefinition other) {
        return new ServerRow(
                row.group(), row.realServer(), row.vips(), other.name(), other.ip(), row.daemons());
    }

    /** The target's own row: as it is in operation, or as it would come back (SIF-5). */
    static Optional<ServerRow> targetRow(PoolConfiguration configuration, Incident incident) {
        var target = incident.target();
        return configuration
                .inOperation(target)
                .or(
                        () ->
                                configuration
                                        .inventory()
                                        .server(target)
                                        .map(OperationRows::of)
                                        .map(row -> row.on(incident.targetHost()))
                                        .map(
                                                row ->
                                                        row.withVips(
                                                                vipsNow(configuration, incident))));
    }

    /** A server's row, be it in operation or suspended. */
    static Optional<ServerRow> rowOf(PoolConfiguration configuration, ServerId server) {
        return configuration.inOperation(server).or(() -> configuration.suspended(server));
    }

    private static List<IpAddress> vipsNow(PoolConfiguration configuration, Incident incident) {
        return incident.standby()
                .filter(_ -> incident.stoodIn())
                .flatMap(standby -> rowOf(configuration, standby))
                .map(ServerRow::vips)
                .orElse(incident.vips());
    }
}
