package io.emberkeep.power.plan;

import io.emberkeep.contract.configuration.Rows.LoadCondition;
import io.emberkeep.contract.configuration.Rows.ServerRow;
import io.emberkeep.contract.id.GroupId;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.IpAddress;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.inventory.HostDefinition;
import io.emberkeep.contract.load.LoadClass;
import io.emberkeep.contract.transition.Applied;
import io.emberkeep.contract.transition.Placement;
import io.emberkeep.contract.transition.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The steps of going moderate (PSS-7): hosts woken all at once; each suspended server resumed and given its VIPs
 * back, which relieves the one that served alone; then migrated servers return. What cannot come back is left, and
 * said: the group is served by what there is, and stays recorded as light until all is back.
 */
final class GoingModerate {

    private final Placement start;
    private final GroupId group;
    private final PowerPolicy policy;
    private final List<Step> steps = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private Placement now;

    private GoingModerate(Placement start, GroupId group, PowerPolicy policy) {
        this.start = start;
        this.group = group;
        this.policy = policy;
        this.now = start;
    }

    static Draft plan(Placement now, GroupId group, Usable usable, PowerPolicy policy) {
        return new GoingModerate(now, group, policy).plan(usable);
    }

    private Draft plan(Usable usable) {
        var resuming = start.suspended(group).stream().filter(row -> usable(row, usable)).toList();
        var returning =
                start.migrated(group).stream()
                        .filter(row -> away(row) && usable(row, usable))
                        .toList();
        wake(resuming, returning);
        for (var row : resuming) {
            take(new Step.ResumeServer(group, row.server(), host(row)));
            vipsHome(row.server());
        }
        start.serving(group).forEach(row -> vipsHome(row.server()));
        for (var row : returning) {
            var from = now.hostOf(row.server()).orElseThrow();
            take(new Step.ReturnServer(group, row.server(), from, host(row)));
        }
        if (notes.isEmpty() && now.condition(group) == LoadCondition.LIGHT) {
            take(new Step.RecordShape(group, LoadCondition.LIGHT, LoadCondition.MODERATE));
        }
        return steps.isEmpty()
                ? new Draft.Refused(String.join("; ", notes))
                : new Draft.Steps(LoadClass.MODERATE, steps, notes);
    }

    private void take(Step step) {
        steps.add(step);
        now = Applied.after(now, step);
    }

    /** Whether a server can be where it belongs; if not, that is noted. */
    private boolean usable(ServerRow row, Usable usable) {
        var why = usable.whyNot(row.server()).or(() -> usable.whyNot(host(row)));
        why.ifPresent(reason -> notes.add("%s stays: %s".formatted(row.server(), reason)));
        return why.isEmpty();
    }

    private boolean away(ServerRow row) {
        return start.hostOf(row.server()).filter(host -> !host.equals(host(row))).isPresent();
    }

    private void wake(List<ServerRow> resuming, List<ServerRow> returning) {
        var asleep =
                start.inventory().hosts().stream()
                        .map(HostDefinition::name)
                        .filter(start::asleep)
                        .filter(host -> isOf(resuming, host) || isOf(returning, host))
                        .toList();
        if (!asleep.isEmpty()) {
            take(new Step.WakeHosts(asleep));
        }
    }

    /** The VIPs that are a server's own and on another of the group, back to it. */
    private void vipsHome(ServerId home) {
        var byHolder = new LinkedHashMap<ServerId, List<IpAddress>>();
        for (var row : now.serving(group)) {
            var own =
                    row.vips().stream()
                            .filter(_ -> !row.server().equals(home))
                            .filter(vip -> now.homeOf(vip).equals(Optional.of(home)))
                            .toList();
            if (!own.isEmpty()) {
                byHolder.put(row.server(), own);
            }
        }
        for (Map.Entry<ServerId, List<IpAddress>> held : byHolder.entrySet()) {
            take(
                    new Step.MoveVips(
                            group,
                            held.getValue(),
                            held.getKey(),
                            now.hostOf(held.getKey()).orElseThrow(),
                            home,
                            now.hostOf(home).orElseThrow(),
                            policy.grace()));
        }
    }

    private static boolean isOf(List<ServerRow> rows, HostId host) {
        return rows.stream().anyMatch(row -> host(row).equals(host));
    }

    private static HostId host(ServerRow row) {
        return row.realServer().orElseThrow();
    }
}
