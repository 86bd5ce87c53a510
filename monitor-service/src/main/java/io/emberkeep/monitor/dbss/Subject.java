package io.emberkeep.monitor.dbss;

import io.emberkeep.contract.id.IpAddress;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.inventory.ServiceDefinition;
import io.emberkeep.contract.inventory.Settings.NetworkExamination;
import java.time.Duration;
import java.util.List;

/**
 * What is examined, and how (DBSS-3).
 *
 * @param server whom
 * @param ip its own address
 * @param vips its virtual addresses as the configuration has them now; empty if they are not asked
 * @param services its daemons
 * @param network how its network is examined
 * @param networkTimeout when the network examination gives up
 * @param serviceTimeout when a service examination gives up
 */
public record Subject(
        ServerId server,
        IpAddress ip,
        List<IpAddress> vips,
        List<ServiceDefinition> services,
        NetworkExamination network,
        Duration networkTimeout,
        Duration serviceTimeout) {

    public Subject {
        vips = List.copyOf(vips);
        services = List.copyOf(services);
    }
}
