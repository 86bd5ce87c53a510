package io.emberkeep.hypervisor.plan;

import io.emberkeep.contract.configuration.PoolConfiguration;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.IpAddress;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.inventory.HostDefinition;
import io.emberkeep.contract.inventory.ServerDefinition;
import java.util.Set;

/**
 * What the configuration says about the thing that a command is about.
 *
 * @param ownVips the VIPs that the server has in <em>operation</em> now; empty for a host
 * @param management whether the host runs the product's own parts (DESIGN rule 14); false for a server
 * @param wakeable whether the host has a MAC address; false for a server
 * @param askable whether anybody can be asked whether the host is on; a physical server that names no host has
 *     neither hypervisor nor power control that we know
 * @param metal whether the server is the host on which it is found: nothing is done to the one alone
 */
public record Context(
        Set<IpAddress> ownVips,
        boolean management,
        boolean wakeable,
        boolean askable,
        boolean metal) {

    /** Of a physical server, which is its own host and can only be woken (DBSS-7). */
    public static final Context PHYSICAL = new Context(Set.of(), false, true, false, false);

    public Context {
        ownVips = Set.copyOf(ownVips);
    }

    /** Of a server of that pool. */
    public static Context ofServer(PoolConfiguration pool, ServerId server) {
        var own = pool.inOperation(server).map(row -> Set.copyOf(row.vips())).orElse(Set.of());
        return pool.inventory().server(server).filter(ServerDefinition::isPhysical).isPresent()
                ? ofMetal(own)
                : ofServer(own);
    }

    /** Of a virtual server with these VIPs. */
    public static Context ofServer(Set<IpAddress> ownVips) {
        return new Context(ownVips, false, false, true, false);
    }

    /** Of a physical server that is a host of its pool. */
    public static Context ofMetal(Set<IpAddress> ownVips) {
        return new Context(ownVips, false, false, true, true);
    }

    /** Of a host of that pool. */
    public static Context ofHost(PoolConfiguration pool, HostId host) {
        var definition = pool.inventory().host(host);
        return new Context(
                Set.of(),
                definition.map(HostDefinition::management).orElse(false),
                definition.flatMap(HostDefinition::mac).isPresent(),
                true,
                false);
    }
}
