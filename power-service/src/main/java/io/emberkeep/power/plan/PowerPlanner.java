package io.emberkeep.power.plan;

import io.emberkeep.contract.configuration.Mode;
import io.emberkeep.contract.configuration.Rows.ServerRow;
import io.emberkeep.contract.id.GroupId;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.inventory.GroupDefinition;
import io.emberkeep.contract.load.LoadClass;
import io.emberkeep.contract.transition.Applied;
import io.emberkeep.contract.transition.Placement;
import io.emberkeep.contract.transition.Walk;
import io.emberkeep.power.classify.Judgement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Decides what is to be done for the groups to get the shapes that they should have, and does nothing itself: no
 * clock, no I/O. The same view, judgements and policy give the same plan.
 */
public final class PowerPlanner {

    private final PoolView view;
    private final Map<GroupId, Judgement> judged;
    private final PowerPolicy policy;
    private final Map<GroupId, Verdict> verdicts = new LinkedHashMap<>();
    private final List<GroupPlan> plans = new ArrayList<>();
    private final Set<HostId> needed = new LinkedHashSet<>();
    private final Placement start;
    private final Map<GroupId, LoadClass> shapes;

    /** Each group's rows in <em>operation</em> after its plan. */
    private final Map<GroupId, List<ServerRow>> leads = new HashMap<>();

    private Placement now;

    private PowerPlanner(PoolView view, Map<GroupId, Judgement> judged, PowerPolicy policy) {
        this.view = view;
        this.judged = judged;
        this.policy = policy;
        this.start = view.placement();
        this.shapes = start.shapes();
        this.now = start;
    }

    /**
     * What is to be done, and why not more.
     *
     * @param judged what each group should be; one that nothing is said about is left as it is
     */
    public static PoolPlan plan(PoolView view, Map<GroupId, Judgement> judged, PowerPolicy policy) {
        return new PowerPlanner(view, judged, policy).plan();
    }

    /** Who would serve a group in its next smaller shape, to foresee their load; nobody if there is none. */
    public static List<ServerId> ifSmaller(PoolView view, GroupId group, PowerPolicy policy) {
        var now = view.placement();
        return ifSmaller(view, now, now.shape(group), group, policy);
    }

    /** The same, where the placement and the group's shape are known. */
    public static List<ServerId> ifSmaller(
            PoolView view, Placement now, LoadClass shape, GroupId group, PowerPolicy policy) {
        return switch (shape) {
            case LIGHT -> List.of();
            case MODERATE ->
                    switch (Keepers.of(
                            now, group, view.configuration().hostsInMaintenance(), policy)) {
                        case Keepers.Choice.None _ -> List.of();
                        case Keepers.Choice.Kept(var kept) ->
                                kept.stream().map(Keepers.Keep::server).toList();
                    };
            case HEAVY ->
                    now.serving(group).stream()
                            .filter(row -> !now.spares(group).contains(row))
                            .map(ServerRow::server)
                            .toList();
        };
    }

    private PoolPlan plan() {
        var groups = view.configuration().inventory().groups().stream().map(GroupDefinition::name);
        var known = groups.toList();
        known.forEach(group -> verdicts.put(group, new Verdict.Stays(shapes.get(group))));
        known.stream().filter(this::growing).forEach(this::grow);
        known.stream().filter(group -> shrinks(group, LoadClass.MODERATE)).forEach(this::stopSpare);
        goLight(known.stream().filter(group -> shrinks(group, LoadClass.LIGHT)).toList());
        judged.keySet().stream()
                .filter(group -> !known.contains(group))
                .forEach(group -> verdicts.put(group, new Verdict.NoGroup()));
        var sleep = Sleepers.now(now, view, policy, needed);
        return new PoolPlan(
                plans,
                sleep.steps(),
                verdicts,
                judged,
                sleep.reasons(),
                view.configuration().mode() == Mode.REPORT_ONLY);
    }

    private boolean growing(GroupId group) {
        return wanted(group).filter(to -> to.above(shapes.get(group))).isPresent();
    }

    /** Whether a group wants to come down to that shape, from the next larger one. */
    private boolean shrinks(GroupId group, LoadClass to) {
        return wanted(group).filter(to::equals).isPresent()
                && shapes.get(group) == to.larger()
                && to != LoadClass.HEAVY;
    }

    private Optional<LoadClass> wanted(GroupId group) {
        return Optional.ofNullable(judged.get(group)).map(Judgement::wanted);
    }

    private void grow(GroupId group) {
        Stream.concat(start.suspended(group).stream(), start.migrated(group).stream())
                .flatMap(row -> row.realServer().stream())
                .forEach(needed::add);
        var to = shapes.get(group).larger();
        adopt(
                group,
                to,
                Blocks.any(view, group)
                        .<Draft>map(Draft.Refused::new)
                        .orElseGet(
                                () ->
                                        to == LoadClass.MODERATE
                                                ? GoingModerate.plan(
                                                        start,
                                                        group,
                                                        new Usable(view, policy),
                                                        policy)
                                                : Spare.start(start, view, group, policy)));
    }

    private void stopSpare(GroupId group) {
        adopt(
                group,
                LoadClass.MODERATE,
                Blocks.any(view, group)
                        .<Draft>map(Draft.Refused::new)
                        .orElseGet(() -> Spare.stop(start, group, policy)));
    }

    private void goLight(List<GroupId> groups) {
        var candidates = new ArrayList<GroupPlan>();
        for (var group : groups) {
            draft(group, LoadClass.LIGHT, light(group)).ifPresent(candidates::add);
        }
        var weighed = Weighing.weigh(now, view, policy, needed, candidates, leads);
        weighed.dropped().forEach((plan, reason) -> refuse(plan.group(), LoadClass.LIGHT, reason));
        weighed.worth().forEach(this::adopt);
    }

    private Draft light(GroupId group) {
        return Blocks.any(view, group)
                .or(() -> Blocks.light(start, view, group, policy))
                .<Draft>map(Draft.Refused::new)
                .orElseGet(
                        () ->
                                GoingLight.plan(
                                        start,
                                        group,
                                        view.configuration().hostsInMaintenance(),
                                        policy));
    }

    private void adopt(GroupId group, LoadClass to, Draft draft) {
        draft(group, to, draft).ifPresent(this::adopt);
    }

    /**
     * The plan that a draft makes, if each of its steps may be taken (PSS-9). It starts from where things are and
     * not from where the other groups' plans lead, so that it waits for none of them (PSS-8).
     */
    private Optional<GroupPlan> draft(GroupId group, LoadClass to, Draft draft) {
        return switch (draft) {
            case Draft.Refused(var reason) -> {
                refuse(group, to, reason);
                yield Optional.empty();
            }
            case Draft.Steps steps -> {
                var whyNot = Blocks.touched(view, steps.steps());
                if (whyNot.isPresent()) {
                    refuse(group, to, whyNot.get());
                    yield Optional.empty();
                }
                yield switch (Walk.through(start.only(group), steps.steps())) {
                    case Walk.Result.Bad(_, var reason) -> {
                        refuse(group, to, reason);
                        yield Optional.empty();
                    }
                    case Walk.Result.Good(var end) -> {
                        leads.put(group, end.operation());
                        yield Optional.of(
                                new GroupPlan(
                                        group,
                                        shapes.get(group),
                                        steps.to(),
                                        steps.steps(),
                                        steps.notes()));
                    }
                };
            }
        };
    }

    private void adopt(GroupPlan plan) {
        plan.steps().forEach(step -> now = Applied.after(now, step));
        plans.add(plan);
        verdicts.put(plan.group(), new Verdict.Goes(plan.to(), plan.notes()));
    }

    private void refuse(GroupId group, LoadClass to, String reason) {
        verdicts.put(group, new Verdict.Refused(to, reason));
    }
}
