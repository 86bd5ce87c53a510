package io.emberkeep.power.whatif;

import io.emberkeep.contract.configuration.PoolConfiguration;
import io.emberkeep.contract.configuration.Rows.SleepRow;
import io.emberkeep.contract.configuration.Transition;
import io.emberkeep.contract.id.TransitionId;
import io.emberkeep.contract.transition.Placement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** A pool's records in a replay, as the sif-service would have them. */
final class Records {

    private Records() {}

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
                before.away(),
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
}
