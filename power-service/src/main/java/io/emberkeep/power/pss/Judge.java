package io.emberkeep.power.pss;

import io.emberkeep.contract.configuration.PoolConfiguration;
import io.emberkeep.contract.id.GroupId;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.inventory.GroupDefinition;
import io.emberkeep.power.classify.GroupWatch;
import io.emberkeep.power.classify.Judgement;
import io.emberkeep.power.classify.Observation;
import io.emberkeep.power.load.GroupLoad;
import io.emberkeep.power.plan.PoolView;
import io.emberkeep.power.plan.PowerPlanner;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Judges each group of a pool once a measuring period; counts its lights in a row. */
final class Judge {

    private final Map<GroupId, GroupWatch> watches = new HashMap<>();
    private final Planner planner;

    Judge(Planner planner) {
        this.planner = planner;
    }

    PoolNow.Round round(PoolView view, Windows windows, Rules rules) {
        PoolConfiguration configuration = view.configuration();
        var groups =
                configuration.inventory().groups().stream().map(GroupDefinition::name).toList();
        watches.keySet().retainAll(groups);
        var placement = view.placement();
        var shapes = placement.shapes();
        var serving = new HashMap<GroupId, List<ServerId>>();
        for (var row : placement.operation()) {
            serving.computeIfAbsent(row.group(), _ -> new ArrayList<>()).add(row.server());
        }
        var loads = new LinkedHashMap<GroupId, GroupLoad>();
        var judged = new LinkedHashMap<GroupId, Judgement>();
        for (var group : groups) {
            var load =
                    GroupLoad.of(
                            group,
                            serving.getOrDefault(group, List.of()),
                            windows.all(),
                            view.now(),
                            rules.load());
            var shape = shapes.get(group);
            var judgement =
                    watches.computeIfAbsent(group, one -> GroupWatch.resumed(one, shape))
                            .observe(
                                    new Observation(
                                            load,
                                            shape,
                                            PowerPlanner.ifSmaller(
                                                    view, placement, shape, group, rules.policy())),
                                    rules.classes());
            watches.put(group, judgement.next());
            loads.put(group, load);
            judged.put(group, judgement);
        }
        var plan = planner.plan(view, judged, rules.policy());
        return new PoolNow.Round(view, loads, judged, plan, rules.classes().inARow());
    }
}
