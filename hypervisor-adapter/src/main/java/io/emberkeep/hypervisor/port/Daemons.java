package io.emberkeep.hypervisor.port;

import io.emberkeep.contract.id.DaemonName;
import io.emberkeep.contract.id.ServerId;
import java.time.Duration;

/** The service daemons of the guests of one host, through the guests (DBSS-6). */
public interface Daemons {

    /** Restarts one; returns when it is restarted. Fails as the calls of {@link VirtualIps} do. */
    void restart(ServerId guest, DaemonName daemon, Duration limit) throws PortException;
}
