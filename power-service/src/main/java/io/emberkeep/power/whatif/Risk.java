package io.emberkeep.power.whatif;

import io.emberkeep.contract.configuration.PoolConfiguration;
import io.emberkeep.contract.id.GroupId;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.inventory.GroupDefinition;
import io.emberkeep.contract.inventory.HostDefinition;
import io.emberkeep.contract.inventory.PowerSettings.Reserve;
import io.emberkeep.contract.transition.Placement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
        var standbys = standbys(now);
        var awake =
                now.inventory().hosts().stream()
                        .filter(host -> !host.management())
                        .map(HostDefinition::name)
                        .filter(now::awake)
                        .filter(host -> !records.hostsInMaintenance().contains(host))
                        .toList();
        return awake.size() - 1 < reserve.awakeHosts()
                || awake.stream().anyMatch(failed -> lacksStandby(standbys, failed, reserve));
    }

    private static boolean lacksStandby(
            Map<GroupId, List<HostId>> standbys, HostId failed, Reserve reserve) {
        return reserve.standbys() > 0
                && standbys.values().stream()
                        .anyMatch(
                                hosts ->
                                        hosts.stream().filter(host -> !host.equals(failed)).count()
                                                < reserve.standbys());
    }

    /** Of each group, the hosts of its free standbys that are awake. */
    private static Map<GroupId, List<HostId>> standbys(Placement now) {
        var all = new HashMap<GroupId, List<HostId>>();
        now.inventory().groups().forEach(group -> all.put(group.name(), new ArrayList<>()));
        for (var standby : now.inventory().servers()) {
            if (standby.isStandby() && now.inOperation(standby.name()).isEmpty()) {
                now.waitsOn(standby).filter(now::awake).ifPresent(all.get(standby.group())::add);
            }
        }
        return all;
    }

    private static boolean isAlone(Placement now) {
        return now.inventory().groups().stream()
                .map(GroupDefinition::name)
                .anyMatch(group -> ordinary(now, group) > 1 && now.serving(group).size() < 2);
    }

    private static long ordinary(Placement now, GroupId group) {
        return now.inventory().servers().stream()
                .filter(server -> !server.isStandby() && server.group().equals(group))
                .count();
    }
}
