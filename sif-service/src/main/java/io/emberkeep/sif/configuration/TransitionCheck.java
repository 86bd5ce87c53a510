package io.emberkeep.sif.configuration;

import io.emberkeep.contract.configuration.Hold;
import io.emberkeep.contract.configuration.Incident;
import io.emberkeep.contract.configuration.PoolConfiguration;
import io.emberkeep.contract.configuration.Transition;
import io.emberkeep.contract.configuration.TransitionKind;
import io.emberkeep.contract.configuration.TransitionState;
import io.emberkeep.contract.id.GroupId;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.ResourceId;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.inventory.ServerDefinition;
import io.emberkeep.contract.transition.Placement;
import io.emberkeep.contract.transition.StepWords;
import io.emberkeep.contract.transition.Touches;
import io.emberkeep.contract.transition.Walk;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Why a transition may not begin (PSS-8, DESIGN rules 2, 4 and 12). */
final class TransitionCheck {

    private static final int MOST_STEPS = 1_000;

    private TransitionCheck() {}

    /** What no other time and no mode would mend. */
    static Optional<String> whyNever(PoolState state, Transition wanted) {
        var configuration = state.configuration();
        if (wanted.steps().isEmpty() || wanted.steps().size() > MOST_STEPS) {
            return Optional.of(
                    "a transition has between 1 and %d steps, not %d"
                            .formatted(MOST_STEPS, wanted.steps().size()));
        }
        var inventory = configuration.inventory();
        return wanted.group()
                .filter(group -> inventory.group(group).isEmpty())
                .map(group -> "there is no group " + group)
                .or(
                        () ->
                                servers(wanted)
                                        .filter(one -> inventory.server(one).isEmpty())
                                        .findFirst()
                                        .map(one -> "there is no server " + one))
                .or(
                        () ->
                                hosts(wanted)
                                        .filter(one -> inventory.host(one).isEmpty())
                                        .findFirst()
                                        .map(one -> "there is no host " + one));
    }

    /** What stands against it now. */
    static Optional<String> whyNotNow(PoolConfiguration now, Transition wanted) {
        return another(now, wanted)
                .or(() -> incident(now, wanted))
                .or(() -> first(servers(wanted), server -> server(now, wanted, server)))
                .or(() -> first(awake(wanted), host -> awake(now, host)))
                .or(() -> first(asleep(wanted), host -> asleep(now, host)))
                .or(() -> steps(now, wanted));
    }

    /**
     * One at a time for a group, one at a time that puts hosts to sleep, since each reckons with the reserve, and nobody
     * else on a host that is emptied.
     */
    private static Optional<String> another(PoolConfiguration now, Transition wanted) {
        var groups = groups(now, wanted);
        return now.transitions().stream()
                .filter(one -> one.state().isOpen() && !one.id().equals(wanted.id()))
                .filter(
                        one ->
                                groups(now, one).stream().anyMatch(groups::contains)
                                        || wanted.kind() == TransitionKind.SLEEPING
                                                && one.kind() == TransitionKind.SLEEPING
                                        || hosts(one).anyMatch(emptied(wanted)::contains)
                                        || hosts(wanted).anyMatch(emptied(one)::contains))
                .findFirst()
                .map(one -> "there is already " + StepWords.of(one));
    }

    /** The groups that it changes: a drain changes those of all servers that it moves. */
    static Set<GroupId> groups(PoolConfiguration now, Transition transition) {
        return Stream.concat(
                        transition.group().stream(),
                        servers(transition)
                                .flatMap(server -> now.inventory().server(server).stream())
                                .map(ServerDefinition::group))
                .collect(Collectors.toSet());
    }

    private static Set<HostId> emptied(Transition transition) {
        return transition.steps().stream()
                .flatMap(step -> Touches.emptied(step).stream())
                .collect(Collectors.toSet());
    }

    /** A group with an open incident is not changed (PSS-8); one of whom a server is given up or held is not gathered. */
    private static Optional<String> incident(PoolConfiguration now, Transition wanted) {
        var groups = groups(now, wanted);
        return now.incidents().stream()
                .filter(one -> one.state().isOpen() || wanted.kind() == TransitionKind.GOING_LIGHT)
                .filter(one -> groups.stream().anyMatch(group -> isOf(now, one, group)))
                .findFirst()
                .map(one -> "%s is %s".formatted(Words.of(one), open(one)));
    }

    private static String open(Incident incident) {
        return incident.state().isOpen() ? "open" : "not over";
    }

    /** Whether an incident is about a server of that group. */
    static boolean isOf(PoolConfiguration now, Incident incident, GroupId group) {
        return now.inventory()
                .server(incident.target())
                .map(ServerDefinition::group)
                .filter(group::equals)
                .isPresent();
    }

    private static Optional<String> server(
            PoolConfiguration now, Transition wanted, ServerId server) {
        var foreign =
                wanted.group()
                        .filter(
                                group ->
                                        now.inventory()
                                                .server(server)
                                                .filter(one -> !one.group().equals(group))
                                                .isPresent())
                        .map(group -> "%s is not of group %s".formatted(server, group));
        return foreign.or(() -> held(now, ResourceId.of(server)))
                .or(
                        () ->
                                now.incidentTaking(server)
                                        .filter(one -> !one.stoodIn())
                                        .map(one -> server + " is taken by " + Words.of(one)))
                .or(
                        () ->
                                now.incidentOf(server)
                                        .map(one -> "%s is not over".formatted(Words.of(one))))
                .or(() -> Permission.maintenance(now, server));
    }

    private static Optional<String> awake(PoolConfiguration now, HostId host) {
        return Permission.maintenance(now, host)
                .or(
                        () ->
                                now.hold(ResourceId.of(host))
                                        .filter(
                                                hold ->
                                                        hold.use() == Hold.Use.ALONE
                                                                || hold.use() == Hold.Use.FENCE)
                                        .map(TransitionCheck::heldBy));
    }

    /** A failed target that is being recovered there, or a standby that is taken, needs its host. */
    private static Optional<String> asleep(PoolConfiguration now, HostId host) {
        return Permission.maintenance(now, host)
                .or(() -> held(now, ResourceId.of(host)))
                .or(
                        () ->
                                now.incidents().stream()
                                        .filter(one -> one.state().isOpen())
                                        .filter(one -> needs(now, one, host))
                                        .findFirst()
                                        .map(one -> "%s needs %s".formatted(Words.of(one), host)));
    }

    private static boolean needs(PoolConfiguration now, Incident incident, HostId host) {
        return incident.targetHost().filter(host::equals).isPresent()
                || Stream.concat(Stream.of(incident.target()), incident.standby().stream())
                        .anyMatch(
                                server ->
                                        Permission.hostOf(now, server)
                                                .filter(host::equals)
                                                .isPresent());
    }

    private static Optional<String> held(PoolConfiguration now, ResourceId resource) {
        return now.hold(resource)
                .filter(hold -> hold.use() != Hold.Use.FREE)
                .map(TransitionCheck::heldBy);
    }

    private static String heldBy(Hold hold) {
        return "%s is held by %s".formatted(hold.resource().name(), Words.of(hold.holders()));
    }

    private static Optional<String> steps(PoolConfiguration now, Transition wanted) {
        return switch (Walk.through(Placement.of(now), wanted.steps())) {
            case Walk.Result.Good _ -> Optional.empty();
            case Walk.Result.Bad(var step, var reason) ->
                    Optional.of("its step «%s»: %s".formatted(StepWords.of(step), reason));
        };
    }

    static Stream<ServerId> servers(Transition wanted) {
        return wanted.steps().stream().flatMap(step -> Touches.servers(step).stream()).distinct();
    }

    private static Stream<HostId> awake(Transition wanted) {
        return wanted.steps().stream().flatMap(step -> Touches.awake(step).stream()).distinct();
    }

    static Stream<HostId> asleep(Transition wanted) {
        return wanted.steps().stream().flatMap(step -> Touches.asleep(step).stream()).distinct();
    }

    static Stream<HostId> hosts(Transition wanted) {
        return Stream.concat(awake(wanted), asleep(wanted)).distinct();
    }

    private static <T> Optional<String> first(Stream<T> all, Function<T, Optional<String>> whyNot) {
        return all.flatMap(one -> whyNot.apply(one).stream()).findFirst();
    }

    /** Whether that transition can go on: it was approved or is open. */
    static boolean goesOn(Transition transition) {
        return transition.state() == TransitionState.RUNNING
                || transition.state() == TransitionState.UNDOING;
    }
}
