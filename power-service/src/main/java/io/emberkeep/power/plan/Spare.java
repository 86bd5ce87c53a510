package io.emberkeep.power.plan;

import io.emberkeep.contract.configuration.Rows.ServerRow;
import io.emberkeep.contract.id.GroupId;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.IpAddress;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.inventory.ServerDefinition;
import io.emberkeep.contract.load.LoadClass;
import io.emberkeep.contract.transition.Applied;
import io.emberkeep.contract.transition.Placement;
import io.emberkeep.contract.transition.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The steps of going heavy and back: the spare server, a standby, takes a share of the VIPs (PSS-11). */
final class Spare {

    private final GroupId group;
    private final PowerPolicy policy;
    private final List<Step> steps = new ArrayList<>();
    private Placement now;

    private Spare(Placement now, GroupId group, PowerPolicy policy) {
        this.now = now;
        this.group = group;
        this.policy = policy;
    }

    /** Starts a spare, if the reserve of standbys allows and there are VIPs to share. */
    static Draft start(Placement now, PoolView view, GroupId group, PowerPolicy policy) {
        var free = Standbys.free(now, view, group);
        if (free.isEmpty()) {
            return new Draft.Refused("%s has no free standby to be its spare".formatted(group));
        }
        if (free.size() <= policy.reserve().standbys()) {
            return new Draft.Refused(
                    "would leave %s %d free standbys, the reserve is %d"
                            .formatted(group, free.size() - 1, policy.reserve().standbys()));
        }
        return new Spare(now, group, policy).start(free.getFirst());
    }

    /** Gives the VIPs back and puts the spares away. */
    static Draft stop(Placement now, GroupId group, PowerPolicy policy) {
        return new Spare(now, group, policy).stop();
    }

    private Draft start(ServerDefinition spare) {
        var host = now.waitsOn(spare).orElseThrow();
        var vips = now.serving(group).stream().mapToInt(row -> row.vips().size()).sum();
        var share = Math.max(1, vips / (now.serving(group).size() + 1));
        take(new Step.StartSpare(group, spare.name(), host));
        for (var taken = 0; taken < share; taken++) {
            var most = most(spare.name());
            if (most.vips().size() < 2) {
                break;
            }
            take(move(most, List.of(most.vips().getLast()), spare.name(), host));
        }
        return steps.size() == 1
                ? new Draft.Refused(
                        "each server of %s has one VIP only: none can be shared".formatted(group))
                : new Draft.Steps(LoadClass.HEAVY, steps, List.of());
    }

    private Draft stop() {
        for (var spare : now.spares(group)) {
            for (var vip : spare.vips()) {
                var home = home(vip, spare);
                if (home.isEmpty()) {
                    return new Draft.Refused(
                            "nobody could take %s's VIPs".formatted(spare.server()));
                }
                var host = now.hostOf(home.get()).orElseThrow();
                take(move(spare, List.of(vip), home.get(), host));
            }
            take(new Step.StopSpare(group, spare.server(), host(spare)));
        }
        return new Draft.Steps(LoadClass.MODERATE, steps, List.of());
    }

    /** Its own server, else the first that serves and is no spare. */
    private Optional<ServerId> home(IpAddress vip, ServerRow spare) {
        return now.homeOf(vip)
                .filter(server -> now.inOperation(server).isPresent())
                .or(
                        () ->
                                now.serving(group).stream()
                                        .filter(row -> !now.spares(group).contains(row))
                                        .map(ServerRow::server)
                                        .findFirst())
                .filter(server -> !server.equals(spare.server()));
    }

    private ServerRow most(ServerId spare) {
        return now.serving(group).stream()
                .filter(row -> !row.server().equals(spare))
                .max(Comparator.comparingInt((ServerRow row) -> row.vips().size()))
                .orElseThrow();
    }

    private Step move(ServerRow from, List<IpAddress> vips, ServerId to, HostId host) {
        return new Step.MoveVips(group, vips, from.server(), host(from), to, host, policy.grace());
    }

    private void take(Step step) {
        steps.add(step);
        now = Applied.after(now, step);
    }

    private static HostId host(ServerRow row) {
        return row.realServer().orElseThrow();
    }
}
