package io.emberkeep.power.plan;

import io.emberkeep.contract.configuration.Rows.ServerRow;
import io.emberkeep.contract.id.GroupId;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.IpAddress;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.inventory.ServerDefinition;
import io.emberkeep.contract.transition.Applied;
import io.emberkeep.contract.transition.Placement;
import io.emberkeep.contract.transition.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** How each group's servers leave a host: VIPs first, to the rest of the group; who has no such, by live migration. */
final class Emptying {

    private final HostId host;
    private final Usable usable;
    private final PowerPolicy policy;
    private final List<Step> steps = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private Placement now;

    Emptying(Placement start, HostId host, Usable usable, PowerPolicy policy) {
        this.now = start;
        this.host = host;
        this.usable = usable;
        this.policy = policy;
    }

    List<Step> steps() {
        return steps;
    }

    List<String> notes() {
        return notes;
    }

    /** Where the steps so far lead. */
    Placement end() {
        return now;
    }

    /** Takes a group's servers away. @return why not; none if that can be */
    Optional<String> leave(GroupId group) {
        var leaving = now.serving(group).stream().filter(row -> isOn(row, host)).toList();
        var physical =
                now.inventory()
                        .physicalOn(host)
                        .map(ServerDefinition::name)
                        .filter(it -> isAmong(leaving, it));
        if (physical.isPresent()) {
            return Optional.of(
                    "%s is the server %s itself: it cannot be emptied while that is in operation"
                            .formatted(host, physical.get()));
        }
        if (others(group).isEmpty()) {
            resume(group);
        }
        if (!others(group).isEmpty()) {
            leaving.forEach(row -> handOver(row, others(group)));
            return Optional.empty();
        }
        return leaving.stream().flatMap(row -> goAway(row).stream()).findFirst();
    }

    /** Those of the group who can have its VIPs. */
    private List<ServerRow> others(GroupId group) {
        return now.serving(group).stream()
                .filter(
                        row ->
                                row.realServer()
                                        .filter(one -> !one.equals(host) && now.awake(one))
                                        .filter(one -> usable.whyNot(one).isEmpty())
                                        .isPresent())
                .filter(row -> usable.whyNot(row.server()).isEmpty())
                .toList();
    }

    /** One of the group that is suspended elsewhere serves again; on a host that is awake if there is one. */
    private void resume(GroupId group) {
        now.suspended(group).stream()
                .filter(row -> row.realServer().filter(one -> !one.equals(host)).isPresent())
                .filter(row -> usable.whyNot(row.server()).isEmpty())
                .filter(row -> usable.whyNot(home(row)).isEmpty())
                .min(Comparator.comparing(row -> !now.awake(home(row))))
                .ifPresent(
                        row -> {
                            wake(home(row));
                            take(new Step.ResumeServer(group, row.server(), home(row)));
                        });
    }

    /** Its VIPs go first; each to the server whose own it is, else to who has the fewest. */
    private void handOver(ServerRow leaving, List<ServerRow> others) {
        var byTaker = new LinkedHashMap<ServerRow, List<IpAddress>>();
        var held = new HashMap<ServerId, Integer>();
        others.forEach(row -> held.put(row.server(), row.vips().size()));
        for (var vip : leaving.vips()) {
            var own = now.homeOf(vip);
            var taker =
                    others.stream()
                            .filter(row -> own.equals(Optional.of(row.server())))
                            .findFirst()
                            .orElseGet(
                                    () ->
                                            others.stream()
                                                    .min(
                                                            Comparator.comparing(
                                                                    row -> held.get(row.server())))
                                                    .orElseThrow());
            held.merge(taker.server(), 1, Integer::sum);
            byTaker.computeIfAbsent(taker, _ -> new ArrayList<>()).add(vip);
        }
        for (Map.Entry<ServerRow, List<IpAddress>> one : byTaker.entrySet()) {
            var to = one.getKey();
            take(
                    new Step.MoveVips(
                            leaving.group(),
                            one.getValue(),
                            leaving.server(),
                            host,
                            to.server(),
                            home(to),
                            policy.grace()));
        }
        take(
                isSpare(leaving)
                        ? new Step.StopSpare(leaving.group(), leaving.server(), host)
                        : new Step.SuspendServer(leaving.group(), leaving.server(), host));
    }

    /** By live migration, its VIPs with it. @return why not */
    private Optional<String> goAway(ServerRow row) {
        var home = Placement.row(now.liveMigration(), row.server()).map(Emptying::home);
        if (home.filter(one -> usable.whyNot(one).isEmpty() && !one.equals(host)).isPresent()) {
            wake(home.get());
            take(new Step.ReturnServer(row.group(), row.server(), host, home.get()));
            return Optional.empty();
        }
        var to = Room.forServer(now, usable, row);
        if (to.isEmpty()) {
            return Optional.of(
                    "nobody else of %s could serve, and there is no other host for %s (%s)"
                            .formatted(row.group(), row.server(), whyNoHost(row)));
        }
        wake(to.get());
        take(
                home.isPresent()
                        ? new Step.MoveServer(row.group(), row.server(), host, to.get())
                        : new Step.MigrateServer(row.group(), row.server(), host, to.get()));
        Room.standbyOn(now, row.server(), to.get())
                .ifPresent(
                        standby ->
                                notes.add(
                                        "%s goes to %s, where its standby %s is: one failure would take both"
                                                .formatted(row.server(), to.get(), standby)));
        return Optional.empty();
    }

    private String whyNoHost(ServerRow row) {
        var reasons =
                now.inventory().hosts().stream()
                        .filter(one -> !isOn(row, one.name()))
                        .flatMap(
                                one ->
                                        one.management()
                                                ? Stream.of(one.name() + " is a management host")
                                                : usable.whyNot(one.name()).stream())
                        .toList();
        return reasons.isEmpty() ? "the pool has no other" : String.join("; ", reasons);
    }

    private static boolean isAmong(List<ServerRow> rows, ServerId server) {
        return rows.stream().anyMatch(row -> row.server().equals(server));
    }

    private boolean isSpare(ServerRow row) {
        return now.spares(row.group()).stream().anyMatch(one -> one.server().equals(row.server()));
    }

    private void wake(HostId asleep) {
        if (!now.awake(asleep)) {
            take(new Step.WakeHosts(List.of(asleep)));
        }
    }

    private void take(Step step) {
        steps.add(step);
        now = Applied.after(now, step);
    }

    private static boolean isOn(ServerRow row, HostId host) {
        return row.realServer().equals(Optional.of(host));
    }

    private static HostId home(ServerRow row) {
        return row.realServer().orElseThrow();
    }
}
