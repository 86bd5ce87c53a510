package io.emberkeep.contract.answer;

import io.emberkeep.contract.id.BootId;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.IpAddress;
import java.util.List;
import java.util.Optional;

/**
 * What an executor saw, as far as it could see: an independent witness (DESIGN rule 10).
 *
 * @param host the host's power, as its hypervisor or its power control says
 * @param guest the VM's condition; none if the hypervisor could not be asked
 * @param boot which boot of the VM that is
 * @param on the host on which the VM was found
 * @param linkUp whether the VM's link is up; none if not known
 * @param agent whether the guest answers its host
 * @param vips the virtual addresses that the guest says it has; none if it does not answer
 */
public record Observed(
        HostPower host,
        Optional<Guest> guest,
        Optional<BootId> boot,
        Optional<HostId> on,
        Optional<Boolean> linkUp,
        boolean agent,
        Optional<List<IpAddress>> vips) {

    public Observed {
        vips = vips.map(List::copyOf);
    }

    /** Nothing was seen but the host's power. */
    public static Observed only(HostPower host) {
        return new Observed(
                host,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty());
    }

    /** A host's power. */
    public enum HostPower {
        ON,
        SUSPENDED,
        OFF,
        /** Neither its hypervisor nor its power control answers. */
        UNKNOWN
    }

    /** A VM's condition, as its hypervisor says. A guest that boots is running. */
    public enum Guest {
        RUNNING,
        PAUSED,
        OFF
    }
}
