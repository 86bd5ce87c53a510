package io.emberkeep.hypervisor.plan;

import io.emberkeep.contract.configuration.PoolConfiguration;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.IpAddress;
import io.emberkeep.contract.inventory.HostDefinition;
import java.util.Set;

/**
 * What the configuration says about the thing that a command is about.
 *
 * @param ownVips the VIPs that the server has in <em>operation</em> now; empty for a host
 * @param management whether the host runs the product's own parts (DESIGN rule 14); false for a server
 * @param wakeable whether the host has a MAC address; false for a server
 * @param askable whether anybody can be asked whether the host is on; a physical server has neither
 *     hypervisor nor power control that we know
 */
public record Context(
        Set<IpAddress> ownVips, boolean management, boolean wakeable, boolean askable) {

    /** Of a physical server, which is its own host and can only be woken (DBSS-7). */
    public static final Context PHYSICAL = new Context(Set.of(), false, true, false);

    public Context {
        ownVips = Set.copyOf(ownVips);
    }

    /** Of a server. */
    public static Context ofServer(Set<IpAddress> ownVips) {
        return new Context(ownVips, false, false, true);
    }

    /** Of a host of that pool. */
    public static Context ofHost(PoolConfiguration pool, HostId host) {
        var definition = pool.inventory().host(host);
        return new Context(
                Set.of(),
                definition.map(HostDefinition::management).orElse(false),
                definition.flatMap(HostDefinition::mac).isPresent(),
                true);
    }
}
