package io.emberkeep.power.plan;

import io.emberkeep.contract.configuration.PoolConfiguration;
import io.emberkeep.contract.id.GroupId;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.transition.HostPower;
import io.emberkeep.contract.transition.Placement;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A pool as it is seen when something is decided; nothing of it is ever edited here (DESIGN rule 8).
 *
 * @param configuration the pool's records, from the SIF
 * @param power the hosts whose power is known
 * @param changedAt when a group changed its shape last, as far as is known
 * @param now the time
 */
public record PoolView(
        PoolConfiguration configuration,
        Map<HostId, HostPower> power,
        Map<GroupId, Instant> changedAt,
        Instant now) {

    public PoolView {
        power = Map.copyOf(power);
        changedAt = Map.copyOf(changedAt);
    }

    /** Who serves where, and which of the known hosts are awake. */
    public Placement placement() {
        var hosts = new LinkedHashMap<HostId, HostPower.State>();
        power.forEach((host, one) -> hosts.put(host, one.state()));
        return Placement.of(configuration, hosts);
    }
}
