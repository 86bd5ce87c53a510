package io.emberkeep.power.whatif;

import io.emberkeep.contract.configuration.Mode;
import io.emberkeep.contract.configuration.PoolConfiguration;
import io.emberkeep.contract.configuration.PowerMode;
import io.emberkeep.contract.configuration.Rows.LoadCondition;
import io.emberkeep.contract.configuration.Rows.RealServerRow;
import io.emberkeep.contract.configuration.Rows.ServerRow;
import io.emberkeep.contract.configuration.Rows.SleepRow;
import io.emberkeep.contract.configuration.Rows.StateRow;
import io.emberkeep.contract.configuration.Transition;
import io.emberkeep.contract.id.Revision;
import io.emberkeep.contract.id.TransitionId;
import io.emberkeep.contract.inventory.Inventory;
import io.emberkeep.contract.inventory.ServerDefinition;
import io.emberkeep.contract.transition.Placement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** A pool's records in a replay, as the sif-service would have them. */
final class Records {

    private Records() {}

    /** All serve where they belong, every host is awake, every group is moderate. */
    static PoolConfiguration moderate(Inventory inventory) {
        return new PoolConfiguration(
                Revision.ZERO.next(),
                Mode.ARMED,
                PowerMode.AUTOMATIC,
                inventory,
                Set.of(),
                Set.of(),
                inventory.servers().stream()
                        .filter(server -> !server.isStandby())
                        .map(Records::row)
                        .toList(),
                List.of(),
                List.of(),
                inventory.hosts().stream()
                        .map(host -> new RealServerRow(host.name(), host.ip(), host.mac()))
                        .toList(),
                inventory.groups().stream()
                        .map(
                                group ->
                                        new StateRow(
                                                group.name(),
                                                LoadCondition.MODERATE,
                                                group.baseHost()))
                        .toList(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    /** The next revision: placed so, with these transitions under way. */
    static PoolConfiguration next(
            PoolConfiguration before,
            Placement placement,
            Collection<Transition> transitions,
            List<SleepRow> sleeping) {
        return new PoolConfiguration(
                before.revision().next(),
                before.mode(),
                before.powerMode(),
                before.inventory(),
                before.serversInMaintenance(),
                before.hostsInMaintenance(),
                placement.operation(),
                placement.suspend(),
                placement.liveMigration(),
                before.realServers(),
                placement.states(),
                before.troubles(),
                before.problems(),
                sleeping,
                before.incidents(),
                List.copyOf(transitions),
                before.holds());
    }

    /** Who sleeps now, and since when. */
    static List<SleepRow> sleeping(
            List<SleepRow> before, Placement placement, TransitionId by, Instant at) {
        var rows = new ArrayList<SleepRow>();
        for (var host : placement.inventory().hosts()) {
            if (placement.asleep(host.name())) {
                rows.add(
                        before.stream()
                                .filter(row -> row.host().equals(host.name()))
                                .findFirst()
                                .orElseGet(() -> new SleepRow(host.name(), at, by)));
            }
        }
        return rows;
    }

    private static ServerRow row(ServerDefinition server) {
        return new ServerRow(
                server.group(),
                server.host(),
                server.vips(),
                server.name(),
                server.ip(),
                server.daemons());
    }
}
