package io.emberkeep.sif.configuration;

import io.emberkeep.contract.answer.SignalAnswer.Wait;
import io.emberkeep.contract.configuration.Incident;
import io.emberkeep.contract.configuration.IncidentState;
import io.emberkeep.contract.configuration.PoolConfiguration;
import io.emberkeep.contract.configuration.Rows.ServerRow;
import io.emberkeep.contract.id.HolderId;
import io.emberkeep.contract.id.MemberId;
import io.emberkeep.contract.inventory.Settings.Returning;
import io.emberkeep.contract.signal.IncidentQuestion.TakeOver;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** Another carries on with what is recorded, under the next epoch (DESIGN rule 3). */
final class TakeOvers {

    private TakeOvers() {}

    /** May this member carry on with an incident (DESIGN rule 3)? */
    static Decision take(PoolState state, TakeOver takeOver, Instant now) {
        var configuration = state.configuration();
        var found = configuration.incident(takeOver.incident());
        if (found.isEmpty()) {
            return Decision.refused(
                    state, "there is no incident %s to take over".formatted(takeOver.incident()));
        }
        var incident = found.get();
        var refusal = whyNotTakenOver(configuration, incident, takeOver.member());
        if (refusal.isPresent()) {
            return Decision.refused(state, refusal.get());
        }
        var row = OperationRows.targetRow(configuration, incident);
        if (row.isEmpty()) {
            return Decision.refused(state, "there is no server " + incident.target());
        }
        var busy = whyBusy(configuration, incident);
        if (busy.isPresent()) {
            var poll = configuration.inventory().settings().recoveryPoll();
            return Decision.answered(state, new Wait(busy.get(), now.plus(poll)));
        }
        return carryOn(state, incident, row.get(), takeOver.member(), now);
    }

    private static Decision carryOn(
            PoolState state, Incident incident, ServerRow row, MemberId member, Instant now) {
        var draft = new Draft(state, now);
        var id = incident.id();
        var inventory = state.configuration().inventory();
        draft.holds.release(HolderId.of(id));
        var epoch = draft.holds.takeAlone(incident.target(), id);
        incident.targetHost().ifPresent(host -> draft.needAwake(host, id));
        incident.standby()
                .flatMap(inventory::server)
                .ifPresent(standby -> Grants.cover(draft, id, standby));
        draft.lease(id);
        draft.put(
                new IncidentDraft(incident)
                        .state(
                                switch (incident.state()) {
                                    case GIVEN_UP -> IncidentState.RECOVERING;
                                    case HELD -> IncidentState.RETURNING;
                                    case RECOVERING,
                                            FUNCTION_RECOVERED,
                                            RETURNING,
                                            RECOVERED,
                                            REFUSED ->
                                            incident.state();
                                })
                        .heldBy(member, epoch)
                        .build());
        return Grants.granted(draft, id, row, Grants.notCovered(state.configuration(), incident));
    }

    private static Optional<String> whyNotTakenOver(
            PoolConfiguration configuration, Incident incident, MemberId member) {
        return switch (incident.state()) {
            case RECOVERING, FUNCTION_RECOVERED ->
                    whyHeldByAnother(incident, member)
                            .or(() -> Permission.whyNot(configuration, incident.target()));
            // The user's hand: also while the pool is disarmed (DESIGN rule 12).
            case RETURNING ->
                    whyHeldByAnother(incident, member)
                            .or(() -> Permission.maintenance(configuration, incident.target()));
            case GIVEN_UP ->
                    incident.stoodIn()
                            ? Optional.of("an operator returns %s".formatted(incident.target()))
                            : Permission.whyNot(configuration, incident.target());
            case HELD ->
                    configuration.inventory().settings().returning() != Returning.WINDOW
                                    || incident.held().isPresent()
                            ? Optional.of("an operator returns %s".formatted(incident.target()))
                            : Permission.whyNot(configuration, incident.target());
            case RECOVERED, REFUSED -> Optional.of(Words.of(incident) + " is over");
        };
    }

    private static Optional<String> whyHeldByAnother(Incident incident, MemberId member) {
        return incident.leased() && !incident.holder().equals(member)
                ? Optional.of("%s works on it: %s".formatted(incident.holder(), Words.of(incident)))
                : Optional.empty();
    }

    /** All or none: neither target nor standby may be held by another incident now. */
    private static Optional<String> whyBusy(PoolConfiguration configuration, Incident incident) {
        var holds = new Holds(configuration.holds());
        return Stream.concat(Stream.of(incident.target()), incident.standby().stream())
                .filter(
                        server ->
                                holds.holder(server)
                                        .filter(
                                                holder ->
                                                        !holder.equals(HolderId.of(incident.id())))
                                        .isPresent())
                .findFirst()
                .map(server -> server + " is held by another incident or transition");
    }
}
