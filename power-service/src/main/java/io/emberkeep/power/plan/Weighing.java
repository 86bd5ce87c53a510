package io.emberkeep.power.plan;

import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.transition.Applied;
import io.emberkeep.contract.transition.Placement;
import io.emberkeep.power.plan.PowerPolicy.PayBack;
import java.util.ArrayList;
import java.util.Comparator;
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

    private Weighing(
            Placement start,
            PoolView view,
            PowerPolicy policy,
            Set<HostId> needed,
            PayBack rules,
            List<GroupPlan> candidates) {
        this.start = start;
        this.view = view;
        this.policy = policy;
        this.needed = needed;
        this.rules = rules;
        this.left = new ArrayList<>(candidates);
        this.anyway = Set.copyOf(Sleepers.eventually(start, view, policy, needed));
    }

    /** Those that are worth it, and of the others why they are not. */
    record Result(List<GroupPlan> worth, Map<GroupPlan, String> dropped) {}

    static Result weigh(
            Placement start,
            PoolView view,
            PowerPolicy policy,
            Set<HostId> needed,
            List<GroupPlan> candidates) {
        return policy.payBack()
                .map(rules -> new Weighing(start, view, policy, needed, rules, candidates).weigh())
                .orElseGet(() -> new Result(candidates, Map.of()));
    }

    private Result weigh() {
        while (!left.isEmpty()) {
            var all = worth(left);
            var least =
                    left.stream()
                            .min(Comparator.comparingDouble(plan -> rate(all, plan)))
                            .orElseThrow();
            var addsNothing = all.savedWatts() - without(least).savedWatts() <= 0;
            if (!addsNothing && all.pays(rules)) {
                break;
            }
            dropped.put(least, addsNothing ? "it would let no host sleep" : tooLong(all));
            left.remove(least);
        }
        return new Result(left, dropped);
    }

    /** What a group adds to the watts saved, for each joule that it adds to the cost. */
    private double rate(Worth all, GroupPlan plan) {
        var without = without(plan);
        var saves = all.savedWatts() - without.savedWatts();
        return saves <= 0 ? 0 : saves / Math.max(1, all.cost().joules() - without.cost().joules());
    }

    private Worth without(GroupPlan plan) {
        return worth(left.stream().filter(one -> !one.equals(plan)).toList());
    }

    private Worth worth(List<GroupPlan> plans) {
        var steps = plans.stream().flatMap(plan -> plan.steps().stream()).toList();
        var end = start;
        for (var step : steps) {
            end = Applied.after(end, step);
        }
        var freed =
                Sleepers.eventually(end, view, policy, needed).stream()
                        .filter(host -> !anyway.contains(host))
                        .toList();
        return Worth.of(start, freed, steps, rules);
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
