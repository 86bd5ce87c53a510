package io.emberkeep.power.plan;

import io.emberkeep.contract.id.GroupId;
import io.emberkeep.contract.id.ResourceId;
import io.emberkeep.contract.inventory.ServerDefinition;
import io.emberkeep.contract.transition.Placement;
import java.util.List;

/** A group's standbys that are ready to take a failed server's place: the failover reserve. */
final class Standbys {

    private Standbys() {}

    /** Free: neither serving nor taken nor held nor in maintenance, and on a host that is awake. */
    static List<ServerDefinition> free(Placement now, PoolView view, GroupId group) {
        return now.inventory().servers().stream()
                .filter(ServerDefinition::isStandby)
                .filter(standby -> standby.group().equals(group))
                .filter(standby -> now.inOperation(standby.name()).isEmpty())
                .filter(standby -> isFree(view, standby))
                .filter(standby -> now.waitsOn(standby).filter(now::awake).isPresent())
                .toList();
    }

    private static boolean isFree(PoolView view, ServerDefinition standby) {
        var records = view.configuration();
        var usable = new Usable(view, PowerPolicy.PAPER);
        return records.incidentTaking(standby.name()).isEmpty()
                && !records.serversInMaintenance().contains(standby.name())
                && records.waitsOn(standby)
                        .filter(host -> !records.hostsInMaintenance().contains(host))
                        .isPresent()
                && usable.held(ResourceId.of(standby.name())).isEmpty();
    }
}
