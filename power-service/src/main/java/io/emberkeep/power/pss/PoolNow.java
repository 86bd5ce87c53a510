package io.emberkeep.power.pss;

import io.emberkeep.contract.transition.Step;
import io.emberkeep.contract.transition.StepWords;
import io.emberkeep.power.classify.GroupWatch;
import io.emberkeep.power.load.GroupLoad;
import io.emberkeep.power.load.LoadKind;
import io.emberkeep.power.plan.PoolPlan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of a pool, and why it is as it is: for people and for the command line.
 *
 * @param pool its name
 * @param saves whether the pool's settings have a section {@code power}
 * @param powerMode what power saving may do by itself
 * @param judgedAt when the groups were judged last; none if they were not yet
 * @param groups each group
 * @param hosts each host
 * @param plans what would be done now, for each group that would change
 * @param sleeps what would be done after that
 */
public record PoolNow(
        String pool,
        boolean saves,
        String powerMode,
        Optional<Instant> judgedAt,
        List<GroupNow> groups,
        List<HostNow> hosts,
        List<PlanNow> plans,
        List<String> sleeps) {

    /**
     * A group.
     *
     * @param shape that it has
     * @param wanted that it should have
     * @param loads the three loads; empty while they are unknown
     * @param inARow how many smaller classifications there were in a row
     * @param ofInARow how many it takes
     * @param reason why, or why not
     * @param held why nothing is tried now; none if it may be
     */
    public record GroupNow(
            String group,
            String shape,
            String wanted,
            Map<String, LoadNow> loads,
            int inARow,
            int ofInARow,
            String reason,
            Optional<String> held) {}

    /**
     * One of a group's three loads.
     *
     * @param percent how much
     * @param loadClass its class
     */
    public record LoadNow(double percent, String loadClass) {}

    /** A host. @param power awake, asleep or unknown */
    public record HostNow(String host, String power, String reason) {}

    /** What would be done for a group, step by step. @param notes what is left as it is, and why */
    public record PlanNow(
            String group, String from, String to, List<String> steps, List<String> notes) {}

    /** Nothing was judged yet, or never is. */
    static PoolNow unjudged(String pool, boolean saves, String powerMode) {
        return new PoolNow(
                pool,
                saves,
                powerMode,
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    static PoolNow of(Round round, Patience patience) {
        var configuration = round.view().configuration();
        var placement = round.placement();
        var groups = new ArrayList<GroupNow>();
        round.judged()
                .forEach(
                        (group, judgement) ->
                                groups.add(
                                        new GroupNow(
                                                group.value(),
                                                round.seen().get(group).shape().word(),
                                                judgement.wanted().word(),
                                                loads(
                                                        round.seen().get(group).load(),
                                                        judgement.next()),
                                                judgement.next().smallerInARow(),
                                                round.rules().inARow(),
                                                round.plan()
                                                        .reason(group)
                                                        .orElseGet(judgement::reason),
                                                patience.whyNot(
                                                        Optional.of(group), round.view().now()))));
        var hosts = new ArrayList<HostNow>();
        round.plan()
                .hostReasons()
                .forEach(
                        (host, reason) ->
                                hosts.add(
                                        new HostNow(
                                                host.value(),
                                                placement.awake(host)
                                                        ? "awake"
                                                        : placement.asleep(host)
                                                                ? "asleep"
                                                                : "unknown",
                                                reason)));
        return new PoolNow(
                configuration.inventory().pool().value(),
                true,
                configuration.powerMode().name(),
                Optional.of(round.view().now()),
                groups,
                hosts,
                plans(round.plan()),
                sentences(round.plan().sleeps()));
    }

    private static List<PlanNow> plans(PoolPlan plan) {
        return plan.groups().stream()
                .map(
                        one ->
                                new PlanNow(
                                        one.group().value(),
                                        one.from().word(),
                                        one.to().word(),
                                        sentences(one.steps()),
                                        one.notes()))
                .toList();
    }

    private static List<String> sentences(List<? extends Step> steps) {
        return steps.stream().map(StepWords::of).toList();
    }

    private static Map<String, LoadNow> loads(GroupLoad load, GroupWatch watch) {
        var all = new LinkedHashMap<String, LoadNow>();
        if (load instanceof GroupLoad.Known known) {
            for (var kind : LoadKind.values()) {
                all.put(
                        kind.word(),
                        new LoadNow(
                                Math.round(known.loads().of(kind).value() * 10) / 10.0,
                                watch.classes().of(kind).word()));
            }
        }
        return all;
    }
}
