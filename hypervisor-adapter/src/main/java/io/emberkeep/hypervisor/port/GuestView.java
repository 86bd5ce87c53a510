package io.emberkeep.hypervisor.port;

import io.emberkeep.contract.id.DaemonName;
import io.emberkeep.contract.id.IpAddress;
import java.util.List;
import java.util.Set;

/**
 * What a guest says of itself.
 *
 * @param vips the virtual addresses that it answers on now
 * @param daemons its service daemons, running or not
 */
public record GuestView(List<IpAddress> vips, Set<DaemonName> daemons) {
    public GuestView {
        vips = List.copyOf(vips);
        daemons = Set.copyOf(daemons);
    }
}
