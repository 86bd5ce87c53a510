package io.emberkeep.hypervisor.port;

/**
 * All ports of one host.
 *
 * @param hypervisor its VMs
 * @param virtualIps its guests' VIPs
 * @param daemons its guests' daemons
 * @param power its power
 * @param loads how busy its VMs are
 */
public record Hands(
        Hypervisor hypervisor,
        VirtualIps virtualIps,
        Daemons daemons,
        HostPower power,
        Loads loads) {}
