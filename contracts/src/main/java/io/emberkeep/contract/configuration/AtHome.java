package io.emberkeep.contract.configuration;

import io.emberkeep.contract.configuration.Rows.LoadCondition;
import io.emberkeep.contract.configuration.Rows.RealServerRow;
import io.emberkeep.contract.configuration.Rows.ServerRow;
import io.emberkeep.contract.configuration.Rows.StateRow;
import io.emberkeep.contract.id.Revision;
import io.emberkeep.contract.inventory.Inventory;
import io.emberkeep.contract.inventory.ServerDefinition;
import java.util.List;
import java.util.Set;

/** A pool as its inventory describes it, before anything happened: for what looks at a pool without a sif-service. */
public final class AtHome {

    private AtHome() {}

    /** Armed, with that power mode; all serve where they belong with their own VIPs, every host is awake, every group is moderate. */
    public static PoolConfiguration of(Inventory inventory, PowerMode powerMode) {
        return new PoolConfiguration(
                Revision.ZERO.next(),
                Mode.ARMED,
                powerMode,
                inventory,
                Set.of(),
                Set.of(),
                inventory.servers().stream()
                        .filter(server -> !server.isStandby())
                        .map(AtHome::row)
                        .toList(),
                List.of(),
                List.of(),
                inventory.hosts().stream()
                        .map(host -> new RealServerRow(host.name(), host.ip(), host.mac()))
                        .toList(),
                inventory.groups().stream()
                        .map(
                                group ->
                                        new StateRow(
                                                group.name(),
                                                LoadCondition.MODERATE,
                                                group.baseHost()))
                        .toList(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    /** A server's row as its definition says: on its own host, with its own VIPs. */
    public static ServerRow row(ServerDefinition server) {
        return new ServerRow(
                server.group(),
                server.host(),
                server.vips(),
                server.name(),
                server.ip(),
                server.daemons());
    }
}
