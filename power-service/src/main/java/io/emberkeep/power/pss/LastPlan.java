package io.emberkeep.power.pss;

import io.emberkeep.contract.configuration.PoolConfiguration;
import io.emberkeep.contract.id.GroupId;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.load.LoadClass;
import io.emberkeep.contract.transition.HostPower;
import io.emberkeep.power.classify.Judgement;
import io.emberkeep.power.plan.PoolPlan;
import io.emberkeep.power.plan.PoolView;
import io.emberkeep.power.plan.PowerPolicy;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Plans only what could come out otherwise than the last time: while records, hosts, policy and what the groups want are
 * as they were, and no minimum time has ended since, the last plan is the plan.
 */
public final class LastPlan implements Planner {

    private final Planner planner;
    private Optional<Made> last = Optional.empty();

    /** All that a plan depends on, but for the time. */
    private record Question(
            PoolConfiguration configuration,
            Map<HostId, HostPower> power,
            Map<GroupId, Instant> changedAt,
            PowerPolicy policy,
            Map<GroupId, LoadClass> wanted) {

        /** When the next minimum time is over: until then the time changes nothing. */
        Instant until(Instant now) {
            var times = policy.times();
            return Stream.concat(
                            changedAt.values().stream().map(at -> at.plus(times.moderate())),
                            power.values().stream()
                                    .map(
                                            host ->
                                                    switch (host.state()) {
                                                        case AWAKE ->
                                                                host.since().plus(times.awake());
                                                        case ASLEEP ->
                                                                host.since().plus(times.asleep());
                                                    }))
                    .filter(end -> end.isAfter(now))
                    .min(Instant::compareTo)
                    .orElse(Instant.MAX);
        }
    }

    /** @param until when it may come out otherwise though nothing else changed */
    private record Made(Question question, Instant from, Instant until, PoolPlan plan) {
        boolean answers(Question now, Instant at) {
            return !at.isBefore(from) && at.isBefore(until) && question.equals(now);
        }
    }

    /** @param planner that plans if there is something to plan */
    public LastPlan(Planner planner) {
        this.planner = planner;
    }

    @Override
    public PoolPlan plan(PoolView view, Map<GroupId, Judgement> judged, PowerPolicy policy) {
        var wanted = new HashMap<GroupId, LoadClass>();
        judged.forEach((group, judgement) -> wanted.put(group, judgement.wanted()));
        var question =
                new Question(view.configuration(), view.power(), view.changedAt(), policy, wanted);
        if (last.isPresent() && last.get().answers(question, view.now())) {
            return last.get().plan().judgedAgain(judged);
        }
        var plan = planner.plan(view, judged, policy);
        last = Optional.of(new Made(question, view.now(), question.until(view.now()), plan));
        return plan;
    }
}
