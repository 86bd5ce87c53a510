package io.emberkeep.power.pss;

import io.emberkeep.contract.id.GroupId;
import io.emberkeep.contract.transition.Placement;
import io.emberkeep.power.classify.ClassRules;
import io.emberkeep.power.classify.GroupWatch;
import io.emberkeep.power.classify.Judgement;
import io.emberkeep.power.classify.Observation;
import io.emberkeep.power.load.GroupLoad;
import io.emberkeep.power.plan.PoolPlan;
import io.emberkeep.power.plan.PoolView;
import java.util.Map;

/**
 * One round of judging.
 *
 * @param view the pool as it was seen
 * @param placement where its servers are
 * @param before what was known of each group's classes
 * @param seen what was seen of each group
 * @param plan how each was judged, and what is to be done
 * @param rules when groups are light, moderate or heavy
 */
record Round(
        PoolView view,
        Placement placement,
        Map<GroupId, GroupWatch> before,
        Map<GroupId, Observation> seen,
        PoolPlan plan,
        ClassRules rules) {

    Map<GroupId, Judgement> judged() {
        return plan.judged();
    }

    /** How many groups' loads are not known. */
    long unknown() {
        return seen.values().stream()
                .filter(one -> one.load() instanceof GroupLoad.Unknown)
                .count();
    }
}
