package io.emberkeep.power.pss;

import io.emberkeep.contract.id.GroupId;
import io.emberkeep.power.classify.GroupWatch;
import io.emberkeep.power.classify.Judgement;
import io.emberkeep.power.classify.Observation;
import io.emberkeep.power.load.GroupLoad;
import io.emberkeep.power.plan.PoolView;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Judges each group of a pool once a measuring period; counts its lights in a row. */
final class Judge {

    private final Map<GroupId, GroupWatch> watches = new HashMap<>();
    private final Planner planner;

    Judge(Planner planner) {
        this.planner = new LastPlan(planner);
    }

    Round round(PoolView view, Standing standing, Windows windows, Rules rules) {
        watches.keySet().retainAll(standing.groups());
        var before = new HashMap<GroupId, GroupWatch>();
        var seen = new LinkedHashMap<GroupId, Observation>();
        var judged = new LinkedHashMap<GroupId, Judgement>();
        for (var group : standing.groups()) {
            var observation =
                    new Observation(
                            GroupLoad.of(
                                    group,
                                    standing.serving(group),
                                    windows.all(),
                                    view.now(),
                                    rules.load()),
                            standing.shape(group),
                            standing.ifSmaller(group));
            var watch =
                    watches.computeIfAbsent(
                            group, one -> GroupWatch.resumed(one, observation.shape()));
            var judgement = watch.observe(observation, rules.classes());
            watches.put(group, judgement.next());
            before.put(group, watch);
            seen.put(group, observation);
            judged.put(group, judgement);
        }
        return new Round(
                view,
                standing.placement(),
                before,
                seen,
                planner.plan(view, judged, rules.policy()),
                rules.classes());
    }
}
