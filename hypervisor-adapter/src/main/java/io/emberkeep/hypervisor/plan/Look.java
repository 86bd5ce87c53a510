package io.emberkeep.hypervisor.plan;

/** What can be looked at. */
public enum Look {
    /** The VM, by its host's hypervisor; the host's power if that is silent; other hosts if it is not there. */
    VM,
    /** The guest, by its host. */
    GUEST,
    /** The guest, but without much patience: what it would say is welcome, not needed. */
    GUEST_BRIEFLY,
    /** The host's power control and hypervisor. */
    HOST
}
