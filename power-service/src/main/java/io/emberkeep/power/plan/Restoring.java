package io.emberkeep.power.plan;

import io.emberkeep.contract.configuration.Rows.LoadCondition;
import io.emberkeep.contract.id.GroupId;
import io.emberkeep.contract.load.LoadClass;
import io.emberkeep.contract.transition.Placement;
import io.emberkeep.contract.transition.Step;
import io.emberkeep.contract.transition.Touches;
import io.emberkeep.contract.transition.Walk;
import java.util.List;

/**
 * What a group that is recorded as moderate gets back: in the moderate state no server is suspended or migrated, and each
 * has its own VIPs (PSS-1). What is not so was taken by a drain, or left by a change that stopped halfway. Pure.
 */
public final class Restoring {

    private Restoring() {}

    /** The steps by which comes back what can; empty if there is nothing, or it has to wait. */
    public static List<Step> plan(PoolView view, GroupId group, PowerPolicy policy) {
        var now = view.placement();
        if (!isAway(now, group)
                || now.condition(group) != LoadCondition.MODERATE
                || isUnderWay(view, group)
                || Blocks.any(view, group).isPresent()) {
            return List.of();
        }
        return switch (GoingModerate.plan(now, group, new Usable(view, policy), policy)) {
            case Draft.Refused _ -> List.of();
            case Draft.Steps(_, var steps, _) ->
                    Walk.through(now, steps) instanceof Walk.Result.Good ? steps : List.of();
        };
    }

    /** What a spare has of a heavy group's VIPs is as it should be (PSS-11). */
    private static boolean isAway(Placement now, GroupId group) {
        return !now.suspended(group).isEmpty()
                || !now.migrated(group).isEmpty()
                || now.shape(group) == LoadClass.MODERATE && !now.strayVips(group).isEmpty();
    }

    private static boolean isUnderWay(PoolView view, GroupId group) {
        var inventory = view.configuration().inventory();
        return view.configuration().transitions().stream()
                .filter(one -> one.state().isOpen())
                .flatMap(one -> one.steps().stream())
                .flatMap(step -> Touches.servers(step).stream())
                .flatMap(server -> inventory.server(server).stream())
                .anyMatch(server -> server.group().equals(group));
    }
}
