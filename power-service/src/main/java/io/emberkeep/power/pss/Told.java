package io.emberkeep.power.pss;

import io.emberkeep.contract.configuration.Mode;
import io.emberkeep.contract.configuration.PoolConfiguration;
import io.emberkeep.contract.id.GroupId;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.inventory.ServerDefinition;
import io.emberkeep.contract.transition.HostPower;
import io.emberkeep.power.classify.Judgement;
import io.emberkeep.power.classify.Why;
import io.emberkeep.power.plan.GroupPlan;
import io.emberkeep.power.plan.Verdict;
import io.emberkeep.power.pss.PssDecision.Acting;
import io.emberkeep.power.pss.PssDecision.OfGroup;
import io.emberkeep.power.pss.PssDecision.OfHost;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was told of groups and hosts last, so that each decision is told once: loads that move within their class, and
 * rounds in which all is as it was, make no messages.
 */
final class Told {

    private final Map<GroupId, OfGroup> groups = new HashMap<>();
    private final Map<HostId, OfHost> hosts = new HashMap<>();

    /** A round was judged. @return what is other than it was */
    List<PssDecision> round(Round round) {
        var news = new ArrayList<PssDecision>();
        var inventory = round.view().configuration().inventory();
        groups.keySet().retainAll(round.seen().keySet());
        hosts.keySet().retainAll(round.plan().hostReasons().keySet());
        for (var group : round.seen().keySet()) {
            var last = groups.get(group);
            if (last == null || !isAsTold(last, round)) {
                var servers =
                        inventory.servers().stream()
                                .filter(server -> server.group().equals(group))
                                .map(ServerDefinition::name)
                                .toList();
                var now = of(group, servers, round);
                groups.put(group, now);
                news.add(now);
            }
        }
        for (var one : round.plan().hostReasons().entrySet()) {
            var now = of(one.getKey(), one.getValue(), round);
            var last = hosts.get(one.getKey());
            if (last == null || !isAsTold(last, now)) {
                hosts.put(one.getKey(), now);
                news.add(now);
            }
        }
        return news;
    }

    private static OfGroup of(GroupId group, List<ServerId> servers, Round round) {
        return new OfGroup(
                round.view().now(),
                group,
                servers,
                round.before().get(group),
                round.seen().get(group),
                round.rules(),
                round.judged().get(group),
                round.plan().verdicts().get(group),
                round.plan().groups().stream()
                        .filter(plan -> plan.group().equals(group))
                        .map(GroupPlan::steps)
                        .findFirst()
                        .orElse(List.of()),
                acting(round.view().configuration()));
    }

    private static OfHost of(HostId host, String reason, Round round) {
        return new OfHost(
                round.view().now(),
                host,
                Optional.ofNullable(round.view().power().get(host)).map(HostPower::state),
                round.plan().sleeps().stream().anyMatch(step -> step.host().equals(host)),
                reason,
                acting(round.view().configuration()));
    }

    private static Acting acting(PoolConfiguration configuration) {
        if (configuration.mode() != Mode.ARMED) {
            return Acting.REPORTS;
        }
        return switch (configuration.powerMode()) {
            case AUTOMATIC -> Acting.ACTS;
            case APPROVE -> Acting.PROPOSES;
            case REPORT_ONLY -> Acting.REPORTS;
        };
    }

    private static boolean isAsTold(OfGroup last, Round round) {
        var group = last.group();
        return last.seen().shape() == round.seen().get(group).shape()
                && isAlike(last.judged(), round.judged().get(group))
                && isAlike(last.verdict(), round.plan().verdicts().get(group))
                && (last.steps().isEmpty()
                        || last.acting() == acting(round.view().configuration()));
    }

    private static boolean isAlike(Judgement one, Judgement other) {
        return one.wanted() == other.wanted()
                && one.next().classes().equals(other.next().classes())
                && isAlike(one.why(), other.why());
    }

    private static boolean isAlike(Why one, Why other) {
        return switch (one) {
            case Why.Unknown(var missing) ->
                    other instanceof Why.Unknown(var now) && Amounts.aside(missing, now);
            case Why.Larger _ -> other instanceof Why.Larger;
            case Why.Same _ -> other instanceof Why.Same;
            case Why.Smaller(_, _, _, var but) ->
                    other instanceof Why.Smaller(_, _, _, var now)
                            && but.map(Object::getClass).equals(now.map(Object::getClass));
        };
    }

    private static boolean isAlike(Verdict one, Verdict other) {
        return one.equals(other)
                || one instanceof Verdict.Refused(var to, var whyNot)
                        && other instanceof Verdict.Refused(var now, var because)
                        && to == now
                        && Amounts.aside(whyNot, because);
    }

    private static boolean isAsTold(OfHost last, OfHost now) {
        return last.power().equals(now.power())
                && last.sleeps() == now.sleeps()
                && Amounts.aside(last.reason(), now.reason())
                && (!now.sleeps() || last.acting() == now.acting());
    }
}
