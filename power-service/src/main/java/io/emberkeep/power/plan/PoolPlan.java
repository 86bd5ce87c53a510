package io.emberkeep.power.plan;

import io.emberkeep.contract.id.GroupId;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.transition.Step;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What is to be done in a pool, and of each group and host why, or why not. Groups change independently (PSS-8):
 * their plans may run side by side, and what fails of one stops no other; hosts sleep once theirs are done.
 *
 * @param groups the plans, those of groups that become larger first
 * @param sleeps the hosts that sleep then
 * @param groupReasons a sentence for each group
 * @param hostReasons a sentence for each host
 * @param onlyReported whether the pool is report-only: nothing of it is to be done
 */
public record PoolPlan(
        List<GroupPlan> groups,
        List<Step.SleepHost> sleeps,
        Map<GroupId, String> groupReasons,
        Map<HostId, String> hostReasons,
        boolean onlyReported) {

    public PoolPlan {
        groups = List.copyOf(groups);
        sleeps = List.copyOf(sleeps);
        groupReasons = Collections.unmodifiableMap(new LinkedHashMap<>(groupReasons));
        hostReasons = Collections.unmodifiableMap(new LinkedHashMap<>(hostReasons));
    }

    /** All steps, in an order in which they may be taken one after another. */
    public List<Step> steps() {
        return Stream.concat(
                        groups.stream().flatMap(plan -> plan.steps().stream()), sleeps.stream())
                .toList();
    }
}
