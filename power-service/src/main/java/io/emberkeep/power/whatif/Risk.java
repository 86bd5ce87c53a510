package io.emberkeep.power.whatif;

import io.emberkeep.contract.configuration.PoolConfiguration;
import io.emberkeep.contract.id.GroupId;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.inventory.HostDefinition;
import io.emberkeep.contract.inventory.PowerSettings.Reserve;
import io.emberkeep.contract.transition.Placement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether the next failure would find less than there should be.
 *
 * @param lacking if one of the awake hosts failed, management hosts aside, fewer hosts would be awake than the reserve
 *     wants, or a group would have fewer free standbys awake
 * @param alone a group that has several servers is served by one
 */
record Risk(boolean lacking, boolean alone) {

    static Risk of(PoolConfiguration records, Placement now, Reserve reserve) {
        return new Risk(isShort(records, now, reserve), isAlone(now));
    }

    private static boolean isShort(PoolConfiguration records, Placement now, Reserve reserve) {
        var awake =
                now.inventory().hosts().stream()
                        .filter(host -> !host.management())
                        .map(HostDefinition::name)
                        .filter(now::awake)
                        .filter(host -> !records.hostsInMaintenance().contains(host))
                        .collect(Collectors.toSet());
        return awake.size() - 1 < reserve.awakeHosts()
                || reserve.standbys() > 0
                        && standbys(now).values().stream()
                                .anyMatch(
                                        hosts -> leftIfOneFails(hosts, awake) < reserve.standbys());
    }

    /** How many standbys are left if that host fails which has most of them. */
    private static long leftIfOneFails(List<HostId> hosts, Set<HostId> mayFail) {
        var most =
                hosts.stream()
                        .filter(mayFail::contains)
                        .mapToLong(host -> Collections.frequency(hosts, host))
                        .max()
                        .orElse(0);
        return hosts.size() - most;
    }

    /** Of each group, the hosts of its free standbys that are awake. */
    private static Map<GroupId, List<HostId>> standbys(Placement now) {
        var all = new HashMap<GroupId, List<HostId>>();
        now.inventory().groups().forEach(group -> all.put(group.name(), new ArrayList<>()));
        var serving = new HashSet<ServerId>();
        now.operation().forEach(row -> serving.add(row.server()));
        for (var standby : now.inventory().servers()) {
            if (standby.isStandby() && !serving.contains(standby.name())) {
                now.waitsOn(standby).filter(now::awake).ifPresent(all.get(standby.group())::add);
            }
        }
        return all;
    }

    private static boolean isAlone(Placement now) {
        var serving = now.serving();
        var ordinary = new HashMap<GroupId, Integer>();
        for (var server : now.inventory().servers()) {
            if (!server.isStandby()) {
                ordinary.merge(server.group(), 1, Integer::sum);
            }
        }
        return ordinary.entrySet().stream()
                .filter(one -> one.getValue() > 1)
                .anyMatch(one -> serving.getOrDefault(one.getKey(), List.of()).size() < 2);
    }
}
