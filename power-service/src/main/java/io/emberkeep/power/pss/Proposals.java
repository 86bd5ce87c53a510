package io.emberkeep.power.pss;

import io.emberkeep.contract.configuration.PoolConfiguration;
import io.emberkeep.contract.configuration.Transition;
import io.emberkeep.contract.configuration.TransitionState;
import io.emberkeep.contract.id.MemberId;
import io.emberkeep.contract.id.TransitionId;
import io.emberkeep.contract.signal.TransitionReport.WithdrawTransition;
import io.emberkeep.power.plan.GroupPlan;
import io.emberkeep.power.plan.PoolPlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What waits for an operator's word, or has it and could not begin. One that is not planned any more for some rounds is
 * withdrawn: an operator is not to approve at noon what fitted the night.
 */
final class Proposals {

    private static final int ROUNDS = 3;

    private final MemberId member;
    private final Map<TransitionId, Integer> unplanned = new HashMap<>();

    Proposals(MemberId member) {
        this.member = member;
    }

    /** One round was judged. @return those that are withdrawn */
    List<WithdrawTransition> round(PoolConfiguration configuration, PoolPlan plan) {
        var waiting =
                configuration.transitions().stream()
                        .filter(
                                one ->
                                        one.state() == TransitionState.PROPOSED
                                                || one.state() == TransitionState.APPROVED)
                        .toList();
        unplanned.keySet().retainAll(waiting.stream().map(Transition::id).toList());
        var withdrawn = new ArrayList<WithdrawTransition>();
        for (var one : waiting) {
            var rounds = isPlanned(one, plan) ? 0 : unplanned.getOrDefault(one.id(), 0) + 1;
            unplanned.put(one.id(), rounds);
            if (rounds >= ROUNDS) {
                withdrawn.add(new WithdrawTransition(one.id(), member, reason(one, plan)));
            }
        }
        return withdrawn;
    }

    /** Sleep is planned only after the groups are where they go: while one of them waits it is not missed. */
    private static boolean isPlanned(Transition one, PoolPlan plan) {
        return one.group()
                .map(group -> plan.groups().stream().map(GroupPlan::group).anyMatch(group::equals))
                .orElse(!plan.sleeps().isEmpty());
    }

    private static String reason(Transition one, PoolPlan plan) {
        return one.group()
                .map(group -> plan.reason(group).orElse("it is not planned any more"))
                .orElse("no host is to sleep now");
    }
}
