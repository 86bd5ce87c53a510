package io.emberkeep.power.pss;

import io.emberkeep.contract.id.GroupId;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.inventory.GroupDefinition;
import io.emberkeep.contract.load.LoadClass;
import io.emberkeep.contract.transition.Placement;
import io.emberkeep.power.plan.PoolView;
import io.emberkeep.power.plan.PowerPlanner;
import io.emberkeep.power.plan.PowerPolicy;
import io.emberkeep.power.plan.Restoring;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What follows from a pool's records and its hosts' power alone, whatever the loads and the time: found out once, and
 * kept until one of those changes.
 */
final class Standing {

    private final PoolView view;
    private final PowerPolicy policy;
    private final Placement placement;
    private final Map<GroupId, LoadClass> shapes;
    private final Map<GroupId, List<ServerId>> serving;
    private final Map<GroupId, List<ServerId>> ifSmaller = new HashMap<>();
    private final List<GroupId> groups;
    private final List<GroupId> incomplete;

    private Standing(PoolView view, PowerPolicy policy) {
        this.view = view;
        this.policy = policy;
        this.placement = view.placement();
        this.shapes = placement.shapes();
        this.serving = placement.serving();
        this.groups =
                view.configuration().inventory().groups().stream()
                        .map(GroupDefinition::name)
                        .toList();
        this.incomplete =
                groups.stream().filter(group -> Restoring.isAway(placement, group)).toList();
    }

    static Standing of(PoolView view, PowerPolicy policy) {
        return new Standing(view, policy);
    }

    /** Whether all that this was found out from is as it was. */
    boolean isOf(PoolView now, PowerPolicy other) {
        return now.configuration().equals(view.configuration())
                && now.power().equals(view.power())
                && other.equals(policy);
    }

    Placement placement() {
        return placement;
    }

    /** The pool's groups, in the inventory's order. */
    List<GroupId> groups() {
        return groups;
    }

    LoadClass shape(GroupId group) {
        return shapes.get(group);
    }

    /** Its servers in operation. */
    List<ServerId> serving(GroupId group) {
        return serving.getOrDefault(group, List.of());
    }

    /** Who would serve a group in its next smaller shape. */
    List<ServerId> ifSmaller(GroupId group) {
        return ifSmaller.computeIfAbsent(
                group,
                one -> PowerPlanner.ifSmaller(view, placement, shapes.get(one), one, policy));
    }

    /** Those recorded as moderate that lack something of it. */
    List<GroupId> incomplete() {
        return incomplete;
    }
}
