package io.emberkeep.hypervisor.plan;

import io.emberkeep.contract.id.DaemonName;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.IpAddress;

/** One thing that is done to a VM, a guest or a host; each is one call of a port. */
public sealed interface Primitive {

    /** By the hypervisor, to a VM. */
    enum OnVm implements Primitive {
        START,
        RESUME,
        PAUSE,
        DESTROY,
        RESET,
        CUT_LINK,
        MEND_LINK
    }

    /** By the hypervisor: the VM moves while it runs. */
    record Migrate(HostId to) implements Primitive {}

    /** By the guest. */
    sealed interface OnGuest extends Primitive {}

    /** The VIP is set on the guest. */
    record SetVip(IpAddress vip) implements OnGuest {}

    /** The VIP is taken from the guest. */
    record RemoveVip(IpAddress vip) implements OnGuest {}

    /** Gratuitous ARP: everybody learns where the VIP is now. */
    record AnnounceVip(IpAddress vip) implements OnGuest {}

    /** A service daemon is restarted. */
    record RestartDaemon(DaemonName daemon) implements OnGuest {}

    /** To a host, from outside. */
    enum OnHost implements Primitive {
        /** A magic packet; nobody answers to it. */
        WAKE,
        SUSPEND,
        POWER_OFF
    }
}
