package io.emberkeep.power.plan;

import io.emberkeep.contract.id.GroupId;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.transition.Step;
import io.emberkeep.power.classify.Judgement;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is to be done in a pool, and of each group and host why, or why not. Groups change independently (PSS-8):
 * their plans may run side by side, and what fails of one stops no other; hosts sleep once theirs are done.
 *
 * @param groups the plans, those of groups that become larger first
 * @param sleeps the hosts that sleep then
 * @param verdicts what is done about each group, and why not more
 * @param judged how each group was judged
 * @param hostReasons a sentence for each host
 * @param onlyReported whether the pool is report-only: nothing of it is to be done
 */
public record PoolPlan(
        List<GroupPlan> groups,
        List<Step.SleepHost> sleeps,
        Map<GroupId, Verdict> verdicts,
        Map<GroupId, Judgement> judged,
        Map<HostId, String> hostReasons,
        boolean onlyReported) {

    public PoolPlan {
        groups = List.copyOf(groups);
        sleeps = List.copyOf(sleeps);
        verdicts = Collections.unmodifiableMap(new LinkedHashMap<>(verdicts));
        judged = Collections.unmodifiableMap(new LinkedHashMap<>(judged));
        hostReasons = Collections.unmodifiableMap(new LinkedHashMap<>(hostReasons));
    }

    /** The same plan, where the groups were judged to want the same once more. */
    public PoolPlan judgedAgain(Map<GroupId, Judgement> now) {
        return new PoolPlan(groups, sleeps, verdicts, now, hostReasons, onlyReported);
    }

    /** A sentence for that group; none if nothing is known of it. */
    public Optional<String> reason(GroupId group) {
        return Optional.ofNullable(verdicts.get(group))
                .map(one -> one.sentence(group, Optional.ofNullable(judged.get(group))));
    }

    /** A sentence for each group. */
    public Map<GroupId, String> groupReasons() {
        var reasons = new LinkedHashMap<GroupId, String>();
        verdicts.keySet().forEach(group -> reasons.put(group, reason(group).orElseThrow()));
        return reasons;
    }

    /** All steps, in an order in which they may be taken one after another. */
    public List<Step> steps() {
        return Stream.concat(
                        groups.stream().flatMap(plan -> plan.steps().stream()), sleeps.stream())
                .toList();
    }
}
