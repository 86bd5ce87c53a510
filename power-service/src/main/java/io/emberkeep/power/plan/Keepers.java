package io.emberkeep.power.plan;

import io.emberkeep.contract.configuration.Rows.ServerRow;
import io.emberkeep.contract.id.GroupId;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.inventory.HostDefinition;
import io.emberkeep.contract.inventory.ServerDefinition;
import io.emberkeep.contract.transition.Placement;
import io.emberkeep.power.plan.PowerPolicy.LightState;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who keeps a light group's service, and where (PSS-4, PSS-5). */
final class Keepers {

    private Keepers() {}

    /** Who was chosen, or why nobody can be. */
    sealed interface Choice {
        /** The first is on the base host, the second, if there is one, on another. */
        record Kept(List<Keep> servers) implements Choice {}

        /** It cannot be said who. */
        record None(String reason) implements Choice {}
    }

    /** A server that keeps the service. */
    record Keep(ServerId server, HostId from, HostId to) {
        boolean moves() {
            return !from.equals(to);
        }
    }

    static Choice of(Placement now, GroupId group, Set<HostId> inMaintenance, PowerPolicy policy) {
        var rows = now.serving(group);
        var base = now.baseHost(group);
        if (base.isEmpty()) {
            return new Choice.None("%s has no base host".formatted(group));
        }
        if (!now.awake(base.get())) {
            return new Choice.None(
                    "its base host %s is not known to be awake".formatted(base.get()));
        }
        if (rows.size() < policy.lightState().servers()) {
            return new Choice.None(
                    "%s has %d servers in operation, fewer than the %d that keep it"
                            .formatted(group, rows.size(), policy.lightState().servers()));
        }
        var physical = rows.stream().filter(row -> isPhysical(now, row)).findFirst();
        if (physical.isPresent()) {
            return new Choice.None(
                    "%s is a machine of its own, and is not put to sleep"
                            .formatted(physical.get().server()));
        }
        var first = keep(rows, base.get());
        if (policy.lightState() == LightState.SINGLE) {
            return new Choice.Kept(List.of(first));
        }
        return second(now, rows, first, inMaintenance, policy);
    }

    /** One of which nothing is known by the inventory any more, and no host either, is left alone too. */
    private static boolean isPhysical(Placement now, ServerRow row) {
        return row.realServer().isEmpty()
                || now.inventory()
                        .server(row.server())
                        .filter(ServerDefinition::isPhysical)
                        .isPresent();
    }

    private static Choice second(
            Placement now,
            List<ServerRow> rows,
            Keep first,
            Set<HostId> inMaintenance,
            PowerPolicy policy) {
        var others = rows.stream().filter(row -> !row.server().equals(first.server())).toList();
        return secondHost(now, first.to(), inMaintenance, policy)
                .<Choice>map(host -> new Choice.Kept(List.of(first, keep(others, host))))
                .orElseGet(
                        () ->
                                new Choice.None(
                                        "no second host is awake: two servers are to keep it, on two hosts"));
    }

    private static Optional<HostId> secondHost(
            Placement now, HostId base, Set<HostId> inMaintenance, PowerPolicy policy) {
        return now.inventory().hosts().stream()
                .map(HostDefinition::name)
                .filter(host -> policy.secondHost().map(host::equals).orElse(true))
                .filter(host -> !now.management(host) && !host.equals(base))
                .filter(host -> policy.secondHost().isPresent() || now.basedOn(host).isEmpty())
                .filter(host -> !inMaintenance.contains(host) && now.awake(host))
                .findFirst();
    }

    /** The first in operation order on that host, else the first, which is migrated there. */
    private static Keep keep(List<ServerRow> rows, HostId host) {
        var row =
                rows.stream()
                        .filter(one -> one.realServer().filter(host::equals).isPresent())
                        .findFirst()
                        .orElse(rows.getFirst());
        return new Keep(row.server(), row.realServer().orElseThrow(), host);
    }
}
