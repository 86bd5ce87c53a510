package io.emberkeep.power.plan;

import io.emberkeep.contract.configuration.Rows.ServerRow;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.inventory.HostDefinition;
import io.emberkeep.contract.inventory.ServerDefinition;
import io.emberkeep.contract.transition.Placement;
import java.util.Comparator;
import java.util.Optional;

/**
 * Where a server could run that has to leave its host. An inventory names no sizes: whether there is memory for it, the
 * hypervisor says when it is migrated, and then all is taken back.
 */
final class Room {

    private Room() {}

    /**
     * The best host: awake before asleep, not that of the server's standby, its group's base host, and then the one with
     * the fewest servers in operation; neither a management host nor one in maintenance.
     */
    static Optional<HostId> forServer(Placement now, Usable usable, ServerRow row) {
        return now.inventory().hosts().stream()
                .filter(host -> !host.management())
                .map(HostDefinition::name)
                .filter(host -> !row.realServer().equals(Optional.of(host)))
                .filter(host -> usable.whyNot(host).isEmpty())
                .min(
                        Comparator.comparing((HostId host) -> !now.awake(host))
                                .thenComparing(
                                        host -> standbyOn(now, row.server(), host).isPresent())
                                .thenComparing(
                                        host ->
                                                !now.baseHost(row.group())
                                                        .equals(Optional.of(host)))
                                .thenComparing(host -> serving(now, host)));
    }

    /** The server's standby, if it waits on that host: one failure would take both. */
    static Optional<ServerId> standbyOn(Placement now, ServerId server, HostId host) {
        return now.inventory()
                .server(server)
                .flatMap(ServerDefinition::standby)
                .flatMap(now.inventory()::server)
                .filter(standby -> standby.host().equals(Optional.of(host)))
                .map(ServerDefinition::name);
    }

    private static long serving(Placement now, HostId host) {
        return now.operation().stream()
                .filter(row -> row.realServer().equals(Optional.of(host)))
                .count();
    }
}
