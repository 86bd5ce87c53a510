package io.emberkeep.sif.configuration;

import io.emberkeep.contract.answer.SignalAnswer.Granted;
import io.emberkeep.contract.configuration.Hold;
import io.emberkeep.contract.configuration.Incident;
import io.emberkeep.contract.configuration.PoolConfiguration;
import io.emberkeep.contract.configuration.Rows.ServerRow;
import io.emberkeep.contract.id.Epoch;
import io.emberkeep.contract.id.HolderId;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.IncidentId;
import io.emberkeep.contract.id.ResourceId;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.inventory.ServerDefinition;
import io.emberkeep.sif.configuration.Standbys.Cover;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a grant holds and tells (DESIGN rule 2): everything that the claimant needs to know. */
final class Grants {

    private Grants() {}

    /** The standby is the incident's alone, and its host stays awake. */
    static void cover(Draft draft, IncidentId incident, ServerDefinition standby) {
        draft.holds.takeAlone(standby.name(), incident);
        draft.waitsOn(standby).ifPresent(host -> draft.needAwake(host, incident));
    }

    /** Finishes a grant. */
    static Decision granted(
            Draft draft, IncidentId id, ServerRow row, Optional<String> notCovered) {
        var lease = draft.lease();
        return draft.answered(
                (after, _) ->
                        new Granted(
                                after.revision(),
                                after.incident(id).orElseThrow(),
                                row,
                                epochs(after, id),
                                elsewhere(after, row),
                                notCovered,
                                lease));
    }

    /** The holder asks once more for what it has: the same grant, and its lease goes on (SIF-8). */
    static Decision again(PoolState state, Incident incident, Instant now) {
        var configuration = state.configuration();
        var row = OperationRows.targetRow(configuration, incident);
        if (row.isEmpty()) {
            return Decision.refused(state, "there is no server " + incident.target());
        }
        var draft = new Draft(state, now);
        draft.lease(incident.id());
        draft.put(new IncidentDraft(incident).leased(true).build());
        return granted(draft, incident.id(), row.get(), notCovered(configuration, incident));
    }

    /** Why an incident has no standby; none if it has one. */
    static Optional<String> notCovered(PoolConfiguration configuration, Incident incident) {
        if (incident.standby().isPresent()) {
            return Optional.empty();
        }
        return switch (Standbys.coverOf(configuration, incident.target(), incident.id())) {
            case Cover.NotCovered(var reason) -> Optional.of(reason);
            case Cover.Free(var standby) ->
                    Optional.of("standby %s was not claimed yet".formatted(standby.name()));
        };
    }

    /** Why a target that failed over too often is to be held on its standby (DBSS-15); none if not. */
    static Optional<String> whyHeld(PoolState state, ServerId target, Instant now) {
        var flapping = state.configuration().inventory().settings().flapping();
        var since = now.minus(flapping.within());
        var lately =
                state.failovers().stream()
                        .filter(one -> one.target().equals(target) && !one.at().isBefore(since))
                        .count();
        return lately < flapping.failovers()
                ? Optional.empty()
                : Optional.of(
                        "%s failed over %d times within %s before this: it stays on its standby until an operator returns it"
                                .formatted(target, lately, Words.of(flapping.within())));
    }

    /** The other host on which a target may be, besides that of its row (DESIGN rule 9). */
    private static Optional<HostId> elsewhere(PoolConfiguration after, ServerRow row) {
        return after.unseenMigration(row.server())
                .map(one -> row.realServer().map(one::otherThan).orElse(one.to()));
    }

    private static Map<ResourceId, Epoch> epochs(PoolConfiguration after, IncidentId id) {
        return after.holds().stream()
                .filter(hold -> hold.holders().contains(HolderId.of(id)))
                .collect(Collectors.toMap(Hold::resource, Hold::epoch));
    }
}
