package io.emberkeep.sif.configuration;

import io.emberkeep.contract.configuration.Incident;
import io.emberkeep.contract.configuration.IncidentState;
import io.emberkeep.contract.configuration.Rows.AwayRow;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.inventory.ServerDefinition;
import java.util.Comparator;
import java.util.Optional;

/** A standby in its target's place: how it moves (DBSS-10) and how it leaves (SIF-7). */
final class StandIns {

    private StandIns() {}

    /** The target's rows come back where the standby's stand, be the group light or moderate. */
    static void end(Draft draft, Incident incident, ServerId standby) {
        var definition = draft.inventory.server(incident.target());
        if (definition.isPresent()) {
            var target = definition.get();
            Draft.replace(
                    draft.operation, standby, row -> OperationRows.comeBack(target, incident, row));
            Draft.replace(
                    draft.suspend, standby, row -> OperationRows.comeBack(target, incident, row));
            Draft.replace(draft.liveMigration, standby, row -> OperationRows.renamed(row, target));
        }
        draft.problems.removeIf(row -> row.backup().equals(standby));
        endOwnIncidents(draft, standby);
    }

    /** What failed while it stood in is of no matter any more: it waits again (DBSS-9, DBSS-11). */
    private static void endOwnIncidents(Draft draft, ServerId standby) {
        for (var own : draft.incidentsOf(standby)) {
            draft.release(own.id());
            draft.put(
                    new IncidentDraft(own)
                            .ended(IncidentState.RECOVERED, draft.now)
                            .reason(standby + " stands in for nobody any more")
                            .build());
        }
        draft.calm(standby);
    }

    /** It waits. @param away on which host, if it could not be brought home */
    static void wait(Draft draft, ServerId standby, Optional<HostId> away) {
        draft.away.removeIf(row -> row.standby().equals(standby));
        var home = draft.inventory.server(standby).flatMap(ServerDefinition::host);
        away.filter(host -> !home.equals(Optional.of(host)))
                .ifPresent(host -> draft.away.add(new AwayRow(standby, host)));
        draft.away.sort(Comparator.comparing(AwayRow::standby));
    }

    /** The standby runs on that host now. */
    static void move(Draft draft, ServerId standby, Optional<HostId> host) {
        Draft.replace(draft.operation, standby, row -> row.on(host));
        Draft.replace(draft.suspend, standby, row -> row.on(host));
    }
}
