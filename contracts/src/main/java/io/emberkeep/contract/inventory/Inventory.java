package io.emberkeep.contract.inventory;

import io.emberkeep.contract.id.GroupId;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.PoolId;
import io.emberkeep.contract.id.ServerId;
import java.util.List;
import java.util.Optional;

/**
 * Everything that a user says about one pool. It is only made whole: {@link InventoryFile} reads one
 * and names every fault, so that what is here is consistent (every name known, every address once).
 *
 * @param pool the pool's name
 * @param settings what automation may do, and when
 * @param hosts the physical machines
 * @param groups the service groups
 * @param servers the targets and their standbys
 */
public record Inventory(
        PoolId pool,
        Settings settings,
        List<HostDefinition> hosts,
        List<GroupDefinition> groups,
        List<ServerDefinition> servers) {

    public Inventory {
        hosts = List.copyOf(hosts);
        groups = List.copyOf(groups);
        servers = List.copyOf(servers);
    }

    /** The same pool under another policy of power saving. */
    public Inventory with(PowerSettings power) {
        return new Inventory(pool, settings.with(Optional.of(power)), hosts, groups, servers);
    }

    /** The same pool, saving no power. */
    public Inventory withoutPower() {
        return new Inventory(pool, settings.with(Optional.empty()), hosts, groups, servers);
    }

    /** The server of that name, if there is one. */
    public Optional<ServerDefinition> server(ServerId name) {
        return servers.stream().filter(server -> server.name().equals(name)).findFirst();
    }

    /** The host of that name, if there is one. */
    public Optional<HostDefinition> host(HostId name) {
        return hosts.stream().filter(host -> host.name().equals(name)).findFirst();
    }

    /** The physical server that a host is, if it is one. */
    public Optional<ServerDefinition> physicalOn(HostId host) {
        return servers.stream()
                .filter(ServerDefinition::isPhysical)
                .filter(server -> server.host().filter(host::equals).isPresent())
                .findFirst();
    }

    /** The service group of that name, if there is one. */
    public Optional<GroupDefinition> group(GroupId name) {
        return groups.stream().filter(group -> group.name().equals(name)).findFirst();
    }
}
