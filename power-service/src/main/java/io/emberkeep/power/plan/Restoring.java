package io.emberkeep.power.plan;

import io.emberkeep.contract.configuration.Rows.LoadCondition;
import io.emberkeep.contract.id.GroupId;
import io.emberkeep.contract.inventory.ServerDefinition;
import io.emberkeep.contract.load.LoadClass;
import io.emberkeep.contract.transition.Placement;
import io.emberkeep.contract.transition.Step;
import io.emberkeep.contract.transition.Touches;
import io.emberkeep.contract.transition.Walk;
import java.util.List;
import java.util.Optional;

/**
 * What a group that is recorded as moderate gets back: in the moderate state no server is suspended or migrated, and each
 * has its own VIPs (PSS-1). What is not so was taken by a drain, or left by a change that stopped halfway. In a pool that
 * saves nothing any more a light group gets back what power saving took. And a standby that could not be brought home goes
 * there, whatever the group's shape. Pure.
 */
public final class Restoring {

    private Restoring() {}

    /** The steps by which comes back what can; empty if there is nothing, or it has to wait. */
    public static List<Step> plan(PoolView view, GroupId group, PowerPolicy policy) {
        var now = view.placement();
        if (!isAway(now, group) || isUnderWay(view, group) || Blocks.any(view, group).isPresent()) {
            return List.of();
        }
        var usable = new Usable(view, policy);
        var home =
                strays(now, group).stream()
                        .flatMap(one -> bringHome(now, usable, one).stream())
                        .toList();
        if (!home.isEmpty() || !lacks(now, group)) {
            return home;
        }
        return switch (GoingModerate.plan(now, group, usable, policy)) {
            case Draft.Refused _ -> List.of();
            case Draft.Steps(_, var steps, _) ->
                    Walk.through(now, steps) instanceof Walk.Result.Good ? steps : List.of();
        };
    }

    private static List<ServerDefinition> strays(Placement now, GroupId group) {
        return now.away().keySet().stream()
                .sorted()
                .flatMap(standby -> now.inventory().server(standby).stream())
                .filter(standby -> standby.group().equals(group))
                .toList();
    }

    /** A standby that waits elsewhere, once both hosts are awake: no host is woken for it. */
    private static Optional<Step> bringHome(
            Placement now, Usable usable, ServerDefinition standby) {
        return Optional.ofNullable(now.away().get(standby.name()))
                .filter(_ -> usable.whyNot(standby.name()).isEmpty())
                .<Step>map(
                        from ->
                                new Step.BringStandbyHome(
                                        standby.group(),
                                        standby.name(),
                                        from,
                                        standby.host().orElseThrow()))
                .filter(
                        step ->
                                Touches.awake(step).stream()
                                        .allMatch(host -> usable.whyNot(host).isEmpty()))
                .filter(step -> Walk.through(now, List.of(step)) instanceof Walk.Result.Good);
    }

    /** Whether there is anything to be brought back, be it possible now or not. */
    public static boolean isAway(Placement now, GroupId group) {
        return !strays(now, group).isEmpty() || lacks(now, group);
    }

    /** Of a group that is to be moderate; what a spare has of a heavy group's VIPs is as it should be (PSS-11). */
    private static boolean lacks(Placement now, GroupId group) {
        return (now.condition(group) != LoadCondition.LIGHT || !saves(now))
                && (!now.suspended(group).isEmpty()
                        || !now.migrated(group).isEmpty()
                        || now.shape(group) == LoadClass.MODERATE
                                && !now.strayVips(group).isEmpty());
    }

    private static boolean saves(Placement now) {
        return now.inventory().settings().power().isPresent();
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
