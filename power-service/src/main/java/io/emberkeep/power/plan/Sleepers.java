package io.emberkeep.power.plan;

import io.emberkeep.contract.configuration.Incident;
import io.emberkeep.contract.configuration.Mode;
import io.emberkeep.contract.id.GroupId;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.inventory.GroupDefinition;
import io.emberkeep.contract.inventory.HostDefinition;
import io.emberkeep.contract.inventory.ServerDefinition;
import io.emberkeep.contract.transition.Applied;
import io.emberkeep.contract.transition.Placement;
import io.emberkeep.contract.transition.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Which hosts may sleep, and of each why or why not (PSS-6, the pool's reserve and times). */
final class Sleepers {

    private final PoolView view;
    private final PowerPolicy policy;
    private final Set<HostId> needed;
    private final boolean timesCount;
    private final Map<HostId, Optional<Supplier<String>>> whyNot = new LinkedHashMap<>();
    private final List<Step.SleepHost> steps = new ArrayList<>();
    private final Map<HostId, List<GroupId>> bases;
    private final Map<HostId, List<ServerId>> serving = new HashMap<>();
    private final Map<HostId, Set<GroupId>> standbys = new HashMap<>();
    private final Map<HostId, ServerId> physical = new HashMap<>();
    private Placement now;

    private Sleepers(
            Placement now,
            PoolView view,
            PowerPolicy policy,
            Set<HostId> needed,
            boolean timesCount) {
        this.now = now;
        this.view = view;
        this.policy = policy;
        this.needed = needed;
        this.timesCount = timesCount;
        this.bases = now.bases();
        for (var row : now.operation()) {
            row.realServer().ifPresent(host -> at(host).add(row.server()));
        }
        for (var server : now.inventory().servers()) {
            if (server.isStandby()) {
                now.waitsOn(server).ifPresent(host -> groupsWaitingOn(host).add(server.group()));
            } else if (server.isPhysical()) {
                server.host().ifPresent(host -> physical.put(host, server.name()));
            }
        }
    }

    private List<ServerId> at(HostId host) {
        return serving.computeIfAbsent(host, _ -> new ArrayList<>());
    }

    private Set<GroupId> groupsWaitingOn(HostId host) {
        return standbys.computeIfAbsent(host, _ -> new HashSet<>());
    }

    /**
     * Who sleeps, and why.
     *
     * @param steps one for each host that is to sleep
     * @param reasons one for each host of the pool
     */
    record Sleep(List<Step.SleepHost> steps, Map<HostId, String> reasons) {}

    /**
     * Looks at each host of the inventory.
     *
     * @param now where the groups' plans lead
     * @param needed hosts that a group needs though none of its servers is in operation there yet
     */
    static Sleep now(Placement now, PoolView view, PowerPolicy policy, Set<HostId> needed) {
        var sleepers = new Sleepers(now, view, policy, needed, true);
        sleepers.look();
        return new Sleep(sleepers.steps, sleepers.reasons());
    }

    /** Who would sleep sooner or later, the minimum time awake aside. */
    static List<HostId> eventually(
            Placement now, PoolView view, PowerPolicy policy, Set<HostId> needed) {
        var sleepers = new Sleepers(now, view, policy, needed, false);
        sleepers.look();
        return sleepers.steps.stream().map(Step.SleepHost::host).toList();
    }

    private void look() {
        for (var host : now.inventory().hosts()) {
            var reason = whyNot(host);
            if (reason.isEmpty()) {
                var step = new Step.SleepHost(host.name());
                steps.add(step);
                now = Applied.after(now, step);
            }
            whyNot.put(host.name(), reason);
        }
    }

    /** Sentences are made for those that are read; most who look at hosts only count them. */
    private Map<HostId, String> reasons() {
        var reasons = new LinkedHashMap<HostId, String>();
        whyNot.forEach(
                (host, reason) ->
                        reasons.put(
                                host,
                                reason.map(Supplier::get)
                                        .orElse("goes to sleep: no server in operation")));
        return reasons;
    }

    private Optional<Supplier<String>> whyNot(HostDefinition host) {
        var name = host.name();
        return marks(host)
                .or(() -> physical(name))
                .or(() -> power(name))
                .or(() -> serving(name))
                .or(() -> keeping(name))
                .or(() -> incident(name))
                .or(() -> Blocks.held(view, name).map(reason -> () -> reason))
                .or(
                        () ->
                                given(
                                        needed.contains(name),
                                        "%s is needed by a group that becomes larger",
                                        name))
                .or(() -> given(host.mac().isEmpty(), "%s has no mac: it could not be woken", name))
                .or(() -> young(name))
                .or(() -> reserve(name))
                .or(
                        () ->
                                view.configuration().mode() == Mode.DISARMED
                                        ? Optional.of(() -> "the pool is disarmed")
                                        : Optional.empty());
    }

    private Optional<Supplier<String>> marks(HostDefinition host) {
        var based = bases.getOrDefault(host.name(), List.of());
        return given(host.management(), "%s is a management host", host.name())
                .or(
                        () ->
                                based.isEmpty()
                                        ? Optional.empty()
                                        : Optional.of(
                                                () ->
                                                        "%s is the base host of %s"
                                                                .formatted(
                                                                        host.name(), words(based))))
                .or(
                        () ->
                                given(
                                        view.configuration()
                                                .hostsInMaintenance()
                                                .contains(host.name()),
                                        "%s is in maintenance",
                                        host.name()));
    }

    private Optional<Supplier<String>> physical(HostId host) {
        return Optional.ofNullable(physical.get(host))
                .map(
                        server ->
                                () ->
                                        "%s is the server %s, which is not put to sleep"
                                                .formatted(host, server));
    }

    private Optional<Supplier<String>> power(HostId host) {
        return given(now.asleep(host), "%s sleeps", host)
                .or(() -> given(!now.awake(host), "it is not known whether %s is awake", host));
    }

    private Optional<Supplier<String>> serving(HostId host) {
        var there = serving.getOrDefault(host, List.of());
        return there.isEmpty()
                ? Optional.empty()
                : Optional.of(() -> "%s hosts %s in operation".formatted(host, words(there)));
    }

    /** A standby that could not be brought home yet would cover nobody. */
    private Optional<Supplier<String>> keeping(HostId host) {
        return now.away().entrySet().stream()
                .filter(one -> one.getValue().equals(host))
                .map(Map.Entry::getKey)
                .sorted()
                .findFirst()
                .map(
                        one ->
                                () ->
                                        "%s waits on %s until it can be brought home"
                                                .formatted(one, host));
    }

    /**
     * A failed target that is being recovered there, or a standby that is taken, needs its host; and whether a host is on of
     * which a target was given up nobody knows.
     */
    private Optional<Supplier<String>> incident(HostId host) {
        return view.configuration().incidents().stream()
                .filter(incident -> !incident.state().isOver())
                .filter(incident -> isOn(incident, host))
                .findFirst()
                .map(incident -> () -> "%s is part of incident %s".formatted(host, incident.id()));
    }

    private boolean isOn(Incident incident, HostId host) {
        return incident.targetHost().filter(host::equals).isPresent()
                || belongsTo(incident.target(), host)
                || incident.standby().filter(standby -> belongsTo(standby, host)).isPresent();
    }

    private boolean belongsTo(ServerId server, HostId host) {
        return now.inventory()
                .server(server)
                .flatMap(ServerDefinition::host)
                .filter(host::equals)
                .isPresent();
    }

    private Optional<Supplier<String>> young(HostId host) {
        if (!timesCount) {
            return Optional.empty();
        }
        var least = policy.times().awake();
        return Optional.ofNullable(view.power().get(host))
                .filter(power -> Duration.between(power.since(), view.now()).compareTo(least) < 0)
                .map(
                        power ->
                                () ->
                                        "%s is awake since %s, and is left so for %d s"
                                                .formatted(
                                                        host,
                                                        Seconds.of(power.since()),
                                                        least.toSeconds()));
    }

    private Optional<Supplier<String>> reserve(HostId host) {
        var awake =
                now.inventory().hosts().stream()
                        .filter(one -> !one.management() && now.awake(one.name()))
                        .filter(one -> !inMaintenance(one.name()))
                        .count();
        if (awake - 1 < policy.reserve().awakeHosts()) {
            return Optional.of(
                    () ->
                            "would leave %d hosts awake, the reserve is %d"
                                    .formatted(awake - 1, policy.reserve().awakeHosts()));
        }
        var waiting = standbys.getOrDefault(host, Set.of());
        return now.inventory().groups().stream()
                .map(GroupDefinition::name)
                .filter(waiting::contains)
                .flatMap(group -> standbys(group, host).stream())
                .findFirst();
    }

    private boolean inMaintenance(HostId host) {
        return view.configuration().hostsInMaintenance().contains(host);
    }

    private Optional<Supplier<String>> standbys(GroupId group, HostId host) {
        var free = Standbys.free(now, view, group);
        var left = free.stream().filter(one -> !now.waitsOn(one).equals(Optional.of(host))).count();
        return left < free.size() && left < policy.reserve().standbys()
                ? Optional.of(
                        () ->
                                "would leave %s %d free standbys, the reserve is %d"
                                        .formatted(group, left, policy.reserve().standbys()))
                : Optional.empty();
    }

    private static Optional<Supplier<String>> given(boolean so, String sentence, HostId host) {
        return so ? Optional.of(() -> sentence.formatted(host)) : Optional.empty();
    }

    private static String words(List<?> things) {
        return things.stream().map(Object::toString).collect(Collectors.joining(", "));
    }
}
