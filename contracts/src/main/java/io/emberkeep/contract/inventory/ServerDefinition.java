package io.emberkeep.contract.inventory;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonIgnore;
import io.emberkeep.contract.id.DaemonName;
import io.emberkeep.contract.id.GroupId;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.IpAddress;
import io.emberkeep.contract.id.MacAddress;
import io.emberkeep.contract.id.ServerId;
import java.util.List;
import java.util.Optional;

/**
 * A server's management data (DBSS-2): a target, or a standby that can take a target's place.
 *
 * @param name its host name
 * @param role whether it is watched from the start, or waits
 * @param machine virtual or physical
 * @param group its service group
 * @param ip its own address, where it is examined and never moves
 * @param vips the virtual addresses that are its own in the moderate state; a standby has none
 * @param type which resources its service needs (PLACE-1)
 * @param host where a virtual server belongs; of a physical one the host that it is, if its hypervisor and its
 *     power control can be asked
 * @param mac of a physical server; one that is a host is woken by its host's
 * @param services the daemons it runs and how each is examined
 * @param standby who takes its place; a standby has none of its own (DBSS-11)
 */
@JsonAutoDetect(isGetterVisibility = JsonAutoDetect.Visibility.NONE) // isStandby is not standby
public record ServerDefinition(
        ServerId name,
        Role role,
        Machine machine,
        GroupId group,
        IpAddress ip,
        List<IpAddress> vips,
        ServerType type,
        Optional<HostId> host,
        Optional<MacAddress> mac,
        List<ServiceDefinition> services,
        Optional<ServerId> standby) {

    public ServerDefinition {
        vips = List.copyOf(vips);
        services = List.copyOf(services);
    }

    /** The daemons' names, in their order (DBSS-2, fifth line). */
    @JsonIgnore
    public List<DaemonName> daemons() {
        return services.stream().map(ServiceDefinition::name).toList();
    }

    /** Whether this server waits to take another's place. */
    public boolean isStandby() {
        return role == Role.STANDBY;
    }

    /** Whether it is a machine of its own, which is never moved and never suspended. */
    public boolean isPhysical() {
        return machine == Machine.PHYSICAL;
    }

    /** Whether it is a physical server of which nobody can be asked: it is watched and woken, and no more (DBSS-7). */
    public boolean isOnlyWoken() {
        return isPhysical() && host.isEmpty();
    }

    /** What a server is for. */
    public enum Role {
        /** Provides its service from the start. */
        TARGET,
        /** Waits suspended and takes a failed target's place (DBSS-9). */
        STANDBY
    }

    /** What a server is made of, which decides how it is forced on (DBSS-7). */
    public enum Machine {
        VIRTUAL,
        PHYSICAL
    }

    /** Which resources a server's service needs most (PLACE-1). */
    public enum ServerType {
        CPU,
        NETWORK,
        CPU_NET
    }
}
