package io.emberkeep.power.plan;

import io.emberkeep.contract.configuration.Rows.ServerRow;
import io.emberkeep.contract.id.GroupId;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.transition.Placement;
import io.emberkeep.power.plan.PowerPolicy.PayBack;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which of the groups that could go light are worth it. They are weighed together, since a host sleeps only when
 * the last of them leaves it: the one that adds least for its cost is dropped until the rest pays for itself.
 */
final class Weighing {

    private final Placement start;
    private final PoolView view;
    private final PowerPolicy policy;
    private final Set<HostId> needed;
    private final PayBack rules;
    private final List<GroupPlan> left;
    private final Map<GroupPlan, String> dropped = new LinkedHashMap<>();
    private final Set<HostId> anyway;
    private final Map<GroupId, List<ServerRow>> leads;

    private Weighing(
            Placement start,
            PoolView view,
            PowerPolicy policy,
            Set<HostId> needed,
            PayBack rules,
            List<GroupPlan> candidates,
            Map<GroupId, List<ServerRow>> leads) {
        this.start = start;
        this.leads = leads;
        this.view = view;
        this.policy = policy;
        this.needed = needed;
        this.rules = rules;
        this.left = new ArrayList<>(candidates);
        this.anyway = Set.copyOf(Sleepers.eventually(start, view, policy, needed));
    }

    /** Those that are worth it, and of the others why they are not. */
    record Result(List<GroupPlan> worth, Map<GroupPlan, String> dropped) {}

    /** @param leads each candidate's group's rows in <em>operation</em> after it */
    static Result weigh(
            Placement start,
            PoolView view,
            PowerPolicy policy,
            Set<HostId> needed,
            List<GroupPlan> candidates,
            Map<GroupId, List<ServerRow>> leads) {
        return policy.payBack()
                .map(
                        rules ->
                                new Weighing(start, view, policy, needed, rules, candidates, leads)
                                        .weigh())
                .orElseGet(() -> new Result(candidates, Map.of()));
    }

    private Result weigh() {
        while (!left.isEmpty()) {
            var all = worth(left);
            var least = least(all);
            if (least.watts() > 0 && all.pays(rules)) {
                break;
            }
            dropped.put(
                    least.plan(), least.watts() > 0 ? tooLong(all) : "it would let no host sleep");
            left.remove(least.plan());
        }
        return new Result(left, dropped);
    }

    /** What a group adds to the watts saved, in all and for each joule that it adds to the cost. */
    private record Added(GroupPlan plan, double watts, double wattsPerJoule) {}

    /** The first that adds nothing; else the one that adds least for its cost. */
    private Added least(Worth all) {
        if (all.savedWatts() <= 0) {
            return new Added(left.getFirst(), 0, 0);
        }
        Added least = null;
        for (var plan : left) {
            var without = without(plan);
            var watts = all.savedWatts() - without.savedWatts();
            var joules = all.cost().joules() - without.cost().joules();
            var added = new Added(plan, watts, watts / Math.max(1, joules));
            if (watts <= 0) {
                return added;
            }
            if (least == null || added.wattsPerJoule() < least.wattsPerJoule()) {
                least = added;
            }
        }
        return least;
    }

    private Worth without(GroupPlan plan) {
        return worth(left.stream().filter(one -> !one.equals(plan)).toList());
    }

    private Worth worth(List<GroupPlan> plans) {
        var steps = plans.stream().flatMap(plan -> plan.steps().stream()).toList();
        var freed =
                Sleepers.eventually(after(plans), view, policy, needed).stream()
                        .filter(host -> !anyway.contains(host))
                        .toList();
        return Worth.of(start, freed, steps, rules);
    }

    /** Where these lead together, as far as it decides who may sleep. */
    private Placement after(List<GroupPlan> plans) {
        var changed = new HashSet<GroupId>();
        plans.forEach(plan -> changed.add(plan.group()));
        var operation = new ArrayList<ServerRow>();
        for (var row : start.operation()) {
            if (!changed.contains(row.group())) {
                operation.add(row);
            }
        }
        changed.forEach(group -> operation.addAll(leads.get(group)));
        return new Placement(
                start.inventory(),
                start.standsIn(),
                operation,
                start.suspend(),
                start.liveMigration(),
                start.states(),
                start.away(),
                start.hosts());
    }

    private String tooLong(Worth all) {
        return all.paysAfter()
                .map(
                        time ->
                                "it would pay for itself after %d s, and within %d s is wanted"
                                        .formatted(time.toSeconds(), rules.within().toSeconds()))
                .orElse("it would let no host sleep");
    }
}
