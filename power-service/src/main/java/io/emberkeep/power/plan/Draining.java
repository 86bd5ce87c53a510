package io.emberkeep.power.plan;

import io.emberkeep.contract.configuration.Rows.ServerRow;
import io.emberkeep.contract.id.GroupId;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.inventory.GroupDefinition;
import io.emberkeep.contract.inventory.HostDefinition;
import io.emberkeep.contract.inventory.ServerDefinition;
import io.emberkeep.contract.transition.Placement;
import io.emberkeep.contract.transition.Step;
import io.emberkeep.contract.transition.StepWords;
import io.emberkeep.contract.transition.Walk;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The steps that empty a host for its maintenance: VIPs first, then suspended or migrated, then maintenance, so that nothing
 * is moved or woken onto it before an operator ends that. Pure.
 */
public final class Draining {

    private final PoolView view;
    private final HostId host;
    private final boolean force;
    private final PowerPolicy policy;
    private final Placement start;
    private final Usable usable;

    private Draining(PoolView view, HostId host, boolean force, PowerPolicy policy) {
        this.view = view;
        this.host = host;
        this.force = force;
        this.policy = policy;
        this.start = view.placement();
        this.usable = new Usable(view, policy);
    }

    /**
     * Plans it.
     *
     * @param force also if less is left than the pool's reserve
     */
    public static Errand plan(PoolView view, HostId host, boolean force, PowerPolicy policy) {
        return new Draining(view, host, force, policy).plan();
    }

    private Errand plan() {
        var whyNot = whyNot();
        if (whyNot.isPresent()) {
            return new Errand.Refused(whyNot.get());
        }
        var emptying = new Emptying(start, host, usable, policy);
        for (var group : groups()) {
            var reason = Blocks.any(view, group).or(() -> emptying.leave(group));
            if (reason.isPresent()) {
                return new Errand.Refused(reason.get());
            }
        }
        var tooFew = reserve(emptying.end());
        if (tooFew.isPresent()) {
            return new Errand.Refused(tooFew.get());
        }
        stay(emptying.end()).ifPresent(emptying.notes()::add);
        var steps = emptying.steps();
        steps.add(new Step.BeginMaintenance(host));
        return Walk.through(start, steps) instanceof Walk.Result.Bad(var step, var reason)
                ? new Errand.Refused("step «%s»: %s".formatted(StepWords.of(step), reason))
                : new Errand.Steps(steps, emptying.notes());
    }

    private Optional<String> whyNot() {
        return Wants.pool(view)
                .or(() -> Wants.known(view, host))
                .or(
                        () ->
                                view.configuration().hostsInMaintenance().contains(host)
                                        ? Optional.of(host + " is in maintenance already")
                                        : Optional.empty())
                .or(
                        () ->
                                start.asleep(host)
                                        ? Optional.of(
                                                "%s sleeps, and nothing is in operation there; ./emberkeep maintenance on %s leaves it so"
                                                        .formatted(host, host))
                                        : usable.whyNot(host))
                .or(() -> Wants.underWay(view, host));
    }

    /** The groups that have a server in operation there. */
    private List<GroupId> groups() {
        return start.inventory().groups().stream()
                .map(GroupDefinition::name)
                .filter(
                        group ->
                                start.serving(group).stream()
                                        .anyMatch(row -> isHere(row.realServer())))
                .toList();
    }

    /** What would be left is never nothing, and with the reserve only by force. */
    private Optional<String> reserve(Placement end) {
        var left =
                end.inventory().hosts().stream()
                        .filter(one -> !one.management() && !one.name().equals(host))
                        .map(HostDefinition::name)
                        .filter(one -> end.awake(one) && usable.whyNot(one).isEmpty())
                        .count();
        if (left == 0 && !end.management(host)) {
            return Optional.of("would leave no host in service");
        }
        if (force) {
            return Optional.empty();
        }
        var hosts =
                left < policy.reserve().awakeHosts() && !end.management(host)
                        ? Optional.of(
                                "would leave %d hosts awake, the reserve is %d"
                                        .formatted(left, policy.reserve().awakeHosts()))
                        : Optional.<String>empty();
        return hosts.or(
                        () ->
                                end.inventory().groups().stream()
                                        .flatMap(group -> standbys(end, group.name()).stream())
                                        .findFirst())
                .map(reason -> reason + "; --force drains it nevertheless");
    }

    private Optional<String> standbys(Placement end, GroupId group) {
        var free = Standbys.free(end, view, group);
        var left = free.stream().filter(one -> !isHere(end.waitsOn(one))).count();
        return left < free.size() && left < policy.reserve().standbys()
                ? Optional.of(
                        "would leave %s %d free standbys, the reserve is %d"
                                .formatted(group, left, policy.reserve().standbys()))
                : Optional.empty();
    }

    /** Who is not in operation and stays: nothing moves a server that does not run. */
    private Optional<String> stay(Placement end) {
        var suspended =
                start.suspend().stream()
                        .filter(row -> isHere(row.realServer()))
                        .map(ServerRow::server);
        var standbys =
                end.inventory().servers().stream()
                        .filter(ServerDefinition::isStandby)
                        .filter(one -> isHere(end.waitsOn(one)))
                        .map(ServerDefinition::name)
                        .filter(one -> Placement.row(end.operation(), one).isEmpty());
        var names =
                Stream.concat(suspended, standbys)
                        .distinct()
                        .map(ServerId::toString)
                        .collect(Collectors.joining(", "));
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "%s, suspended, stay on %s and cover nobody until its maintenance ends"
                                .formatted(names, host));
    }

    private boolean isHere(Optional<HostId> where) {
        return where.equals(Optional.of(host));
    }
}
