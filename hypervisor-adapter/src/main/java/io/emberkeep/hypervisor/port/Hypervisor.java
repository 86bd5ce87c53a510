package io.emberkeep.hypervisor.port;

import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.inventory.HostDefinition;
import java.time.Duration;
import java.util.Set;

/**
 * The VMs of one host. Every call blocks until it is done and ends at its limit at the latest, with
 * {@link PortException.DeadlinePassed}; a hypervisor that cannot be reached at all is {@link
 * PortException.HostUnreachable}, a VM that is not there {@link PortException.NotThere}, what cannot be
 * done now {@link PortException.Refused}.
 */
public interface Hypervisor {

    /** The names of the VMs that run there now, be they the pool's or somebody else's. */
    Set<String> running(Duration limit) throws PortException;

    /** The VM as it is now. */
    Machine look(ServerId vm, Duration limit) throws PortException;

    /** Starts one that is off; returns when it begins to boot. */
    void start(ServerId vm, Duration limit) throws PortException;

    /** Lets a paused one go on; returns when it runs. */
    void resume(ServerId vm, Duration limit) throws PortException;

    /** Lets it stand still, its memory kept; returns when it does. */
    void pause(ServerId vm, Duration limit) throws PortException;

    /** Takes it off at once, without asking the guest. */
    void destroy(ServerId vm, Duration limit) throws PortException;

    /** Boots it anew without asking the guest; returns when it begins to boot. */
    void reset(ServerId vm, Duration limit) throws PortException;

    /** Mends or cuts its link; a cut is kept over boots. */
    void link(ServerId vm, boolean up, Duration limit) throws PortException;

    /** Moves it while it runs; returns when it is there. */
    void migrate(ServerId vm, HostDefinition to, Duration limit) throws PortException;
}
