package io.emberkeep.hypervisor.work;

import io.emberkeep.contract.command.Condition;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.inventory.HostDefinition;
import io.emberkeep.hypervisor.plan.Context;
import io.emberkeep.hypervisor.port.Hands;
import io.emberkeep.hypervisor.port.HostPower;
import java.util.Map;
import java.util.Optional;

/**
 * Where a command is carried out, by the configuration as it is now.
 *
 * @param wanted what is wanted
 * @param context what the configuration says about it
 * @param host the host that the command names
 * @param hosts how each host of the pool that we can reach is reached, by name
 * @param definitions the same hosts as described
 * @param power the power of the host that the command names
 */
record Scene(
        Condition wanted,
        Context context,
        HostId host,
        Map<HostId, Hands> hosts,
        Map<HostId, HostDefinition> definitions,
        HostPower power) {

    /** How a host is reached, if it can be. */
    Optional<Hands> hands(HostId name) {
        return Optional.ofNullable(hosts.get(name));
    }
}
