package io.emberkeep.power.pss;

import io.emberkeep.contract.configuration.PoolConfiguration;
import io.emberkeep.contract.configuration.Rows.SleepRow;
import io.emberkeep.contract.id.GroupId;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.load.LoadClass;
import io.emberkeep.contract.transition.HostPower;
import io.emberkeep.contract.transition.Placement;
import io.emberkeep.power.plan.PoolView;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What was seen of a pool since this process looks after it; an earlier time tells nothing. */
final class Seen {

    /** A host that was woken in vain is left alone for so long: nobody knows whether it is awake. */
    private static final Duration LEFT_ALONE = Duration.ofMinutes(10);

    private final Map<GroupId, Instant> changedAt = new HashMap<>();
    private final Map<HostId, Instant> awakeSince = new HashMap<>();
    private final Map<HostId, Instant> notWoken = new HashMap<>();
    private Map<GroupId, LoadClass> shapes = Map.of();
    private Set<HostId> asleep = Set.of();

    void apply(PoolConfiguration newest, Instant at) {
        var now = Placement.of(newest).shapes();
        now.forEach(
                (group, shape) -> {
                    var before = shapes.get(group);
                    if (before != null && before != shape) {
                        changedAt.put(group, at);
                    }
                });
        shapes = now;
        var sleeping = new HashSet<HostId>();
        newest.sleeping().forEach(row -> sleeping.add(row.host()));
        asleep.stream()
                .filter(host -> !sleeping.contains(host))
                .forEach(host -> awakeSince.put(host, at));
        asleep = sleeping;
    }

    void notWoken(Collection<HostId> hosts, Instant at) {
        hosts.forEach(host -> notWoken.put(host, at));
    }

    /** How the pool looks now. A host that no transition put to sleep counts as awake since long. */
    PoolView view(PoolConfiguration configuration, Instant now) {
        var power = new HashMap<HostId, HostPower>();
        for (var host : configuration.inventory().hosts()) {
            power.put(
                    host.name(),
                    new HostPower(
                            HostPower.State.AWAKE,
                            awakeSince.getOrDefault(host.name(), Instant.EPOCH)));
        }
        for (SleepRow row : configuration.sleeping()) {
            power.put(row.host(), new HostPower(HostPower.State.ASLEEP, row.since()));
        }
        notWoken.values().removeIf(at -> Duration.between(at, now).compareTo(LEFT_ALONE) > 0);
        notWoken.keySet().forEach(power::remove);
        return new PoolView(configuration, power, changedAt, now);
    }
}
