package io.emberkeep.power.pss;

import io.emberkeep.contract.id.GroupId;
import io.emberkeep.power.classify.Judgement;
import io.emberkeep.power.plan.PoolPlan;
import io.emberkeep.power.plan.PoolView;
import io.emberkeep.power.plan.PowerPolicy;
import java.util.Map;

/** Decides which transitions there are to be, as {@link io.emberkeep.power.plan.PowerPlanner#plan} does. */
@FunctionalInterface
public interface Planner {

    /** What is to be done, and why not more. */
    PoolPlan plan(PoolView view, Map<GroupId, Judgement> judged, PowerPolicy policy);
}
