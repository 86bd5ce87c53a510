package io.emberkeep.hypervisor.loopback;

import io.emberkeep.contract.inventory.HostDefinition;
import io.emberkeep.hypervisor.port.Hands;
import io.emberkeep.hypervisor.port.HandsMaker;
import java.net.InetSocketAddress;
import java.net.URI;

/** Hosts of the loopback testbed: libvirt URI {@code loopback:NAME}. */
public final class Loopback implements HandsMaker {

    private static final String SCHEME = "loopback";

    private final ControlApi api;
    private final InetSocketAddress wakeAddress;

    /**
     * @param testbed where its control API is
     * @param wakeAddress where magic packets go
     */
    public Loopback(URI testbed, InetSocketAddress wakeAddress) {
        this.api = new ControlApi(testbed);
        this.wakeAddress = wakeAddress;
    }

    @Override
    public String scheme() {
        return SCHEME;
    }

    /** The testbed's name for a host. */
    static String nameOf(HostDefinition host) {
        return host.libvirt().substring(SCHEME.length() + 1);
    }

    @Override
    public Hands handsOf(HostDefinition host) {
        var name = nameOf(host);
        if (!name.matches("[A-Za-z0-9._-]{1,63}")) {
            throw new IllegalArgumentException(
                    "the host %s cannot be reached: «%s» names no host of the testbed, as loopback:RS1 does"
                            .formatted(host.name(), host.libvirt()));
        }
        var guests = new LoopbackGuests(api, name);
        return new Hands(
                new LoopbackHypervisor(api, name),
                guests,
                guests,
                new LoopbackPower(api, name, host.mac(), wakeAddress),
                new LoopbackLoads(api, name));
    }
}
