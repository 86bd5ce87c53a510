package io.emberkeep.power.plan;

import io.emberkeep.contract.configuration.Rows.LoadCondition;
import io.emberkeep.contract.configuration.Rows.ServerRow;
import io.emberkeep.contract.id.GroupId;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.load.LoadClass;
import io.emberkeep.contract.transition.Placement;
import io.emberkeep.contract.transition.Step;
import io.emberkeep.power.plan.Keepers.Keep;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * The steps of going light (PSS-4, PSS-5). A live migration comes first: it is the likeliest to fail, and then
 * nothing else was done; and it has fewer clients to disturb than after the others' VIPs came.
 */
final class GoingLight {

    private GoingLight() {}

    static Draft plan(Placement now, GroupId group, Set<HostId> inMaintenance, PowerPolicy policy) {
        return switch (Keepers.of(now, group, inMaintenance, policy)) {
            case Keepers.Choice.None(var reason) -> new Draft.Refused(reason);
            case Keepers.Choice.Kept(var kept) ->
                    new Draft.Steps(LoadClass.LIGHT, steps(now, group, kept, policy), List.of());
        };
    }

    private static List<Step> steps(
            Placement start, GroupId group, List<Keep> kept, PowerPolicy policy) {
        var steps = new ArrayList<Step>();
        kept.stream()
                .filter(Keep::moves)
                .map(keep -> new Step.MigrateServer(group, keep.server(), keep.from(), keep.to()))
                .forEach(steps::add);
        var loads = new ArrayList<Load>();
        kept.forEach(keep -> loads.add(new Load(keep, vipsOf(start, keep))));
        for (var row : start.serving(group)) {
            if (kept.stream().anyMatch(keep -> keep.server().equals(row.server()))) {
                continue;
            }
            if (!row.vips().isEmpty()) {
                steps.add(move(group, row, least(loads, row.vips().size()), policy));
            }
            steps.add(new Step.SuspendServer(group, row.server(), host(row)));
        }
        steps.add(new Step.RecordShape(group, LoadCondition.MODERATE, LoadCondition.LIGHT));
        return steps;
    }

    private static Step move(GroupId group, ServerRow from, Keep to, PowerPolicy policy) {
        return new Step.MoveVips(
                group,
                from.vips(),
                from.server(),
                host(from),
                to.server(),
                to.to(),
                policy.grace());
    }

    /** Who has the fewest VIPs, the first of them; it has more from now on. */
    private static Keep least(List<Load> loads, int more) {
        var load = loads.stream().min(Comparator.comparingInt(Load::vips)).orElseThrow();
        loads.set(loads.indexOf(load), new Load(load.keep(), load.vips() + more));
        return load.keep();
    }

    private static int vipsOf(Placement now, Keep keep) {
        return now.inOperation(keep.server()).map(row -> row.vips().size()).orElse(0);
    }

    private static HostId host(ServerRow row) {
        return row.realServer().orElseThrow();
    }

    private record Load(Keep keep, int vips) {}
}
