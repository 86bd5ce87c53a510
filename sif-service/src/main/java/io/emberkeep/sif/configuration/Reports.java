package io.emberkeep.sif.configuration;

import io.emberkeep.contract.configuration.Incident;
import io.emberkeep.contract.configuration.IncidentState;
import io.emberkeep.contract.configuration.PoolConfiguration;
import io.emberkeep.contract.configuration.Rows.ProblemRow;
import io.emberkeep.contract.id.Epoch;
import io.emberkeep.contract.id.HolderId;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.signal.IncidentReport;
import io.emberkeep.contract.signal.IncidentReport.ClaimDropped;
import io.emberkeep.contract.signal.IncidentReport.FunctionRecovered;
import io.emberkeep.contract.signal.IncidentReport.NotActed;
import io.emberkeep.contract.signal.IncidentReport.Renew;
import io.emberkeep.contract.signal.IncidentReport.StepTaken;
import io.emberkeep.contract.signal.IncidentReport.TargetGivenUp;
import io.emberkeep.contract.signal.IncidentReport.TargetHeld;
import io.emberkeep.contract.signal.IncidentReport.TargetRecovered;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/** What a holder reports of its incident, and what that edits (A4, A5; SIF-6, SIF-7). */
final class Reports {

    private Reports() {}

    static Decision decide(PoolState state, IncidentReport report, Instant now) {
        if (report instanceof NotActed notActed) {
            return Claims.notActed(state, notActed, now);
        }
        var found = state.incident(report.incident());
        if (found.isEmpty()) {
            return Decision.putAside(state, "there is no incident " + report.incident());
        }
        var incident = found.get();
        return switch (report) {
            case Renew renew -> renew(state, incident, renew, now);
            case StepTaken step -> step(state, incident, step);
            case FunctionRecovered recovered -> functionRecovered(state, incident, recovered, now);
            case TargetRecovered recovered -> targetRecovered(state, incident, recovered, now);
            case TargetHeld held -> held(state, incident, held, now);
            case TargetGivenUp givenUp -> givenUp(state, incident, givenUp, now);
            case ClaimDropped dropped -> dropped(state, incident, dropped, now);
            case NotActed notActed -> Claims.notActed(state, notActed, now);
        };
    }

    /**
     * Why who speaks with that epoch does not hold the incident; none if it does. An incident that an operator
     * wants returned is nobody's until a member takes it over, least of all its former holder's.
     */
    static Optional<String> whyStale(
            PoolConfiguration configuration, Incident incident, Epoch epoch) {
        if (!incident.epoch().equals(epoch)) {
            return Optional.of(
                    "stale epoch %s: %s is at epoch %s"
                            .formatted(epoch, Words.of(incident), incident.epoch()));
        }
        if (!incident.state().isOpen()) {
            return Optional.of(Words.of(incident) + " is not open");
        }
        return isHeld(configuration, incident)
                ? Optional.empty()
                : Optional.of("nobody took over " + Words.of(incident));
    }

    /** Whether an incident holds its target: all that are open do, once somebody works on them. */
    static boolean isHeld(PoolConfiguration configuration, Incident incident) {
        return new Holds(configuration.holds())
                .holder(incident.target())
                .filter(HolderId.of(incident.id())::equals)
                .isPresent();
    }

    private static Decision renew(PoolState state, Incident incident, Renew renew, Instant now) {
        var stale = whyStale(state.configuration(), incident, renew.epoch());
        if (stale.isPresent()) {
            return Decision.putAside(state, stale.get());
        }
        if (!incident.holder().equals(renew.member())) {
            return Decision.putAside(
                    state,
                    "%s renews, but does not hold %s"
                            .formatted(renew.member(), Words.of(incident)));
        }
        var draft = new Draft(state, now);
        draft.lease(incident.id());
        if (!incident.leased()) {
            draft.put(new IncidentDraft(incident).leased(true).build());
        }
        return draft.reported();
    }

    /** The last steps may arrive after the report that ended the incident; both are from one epoch. */
    private static Decision step(PoolState state, Incident incident, StepTaken step) {
        var ofRefused =
                incident.state() == IncidentState.REFUSED && step.epoch().equals(Epoch.ZERO);
        return incident.epoch().equals(step.epoch()) || ofRefused
                ? Decision.logged(state, step)
                : Decision.putAside(
                        state,
                        "stale epoch %s: %s is at epoch %s"
                                .formatted(step.epoch(), Words.of(incident), incident.epoch()));
    }

    /** (A4) The target's row becomes the standby's; its live-migration row follows (SIF-6). */
    private static Decision functionRecovered(
            PoolState state, Incident incident, FunctionRecovered recovered, Instant now) {
        var sameStandby = incident.standby().filter(recovered.standby()::equals).isPresent();
        if (incident.stoodIn() && sameStandby && incident.epoch().equals(recovered.epoch())) {
            return Decision.unchanged(state);
        }
        var stale = whyStale(state.configuration(), incident, recovered.epoch());
        if (stale.isPresent()) {
            return Decision.putAside(state, stale.get());
        }
        var configuration = state.configuration();
        var standby = configuration.inventory().server(recovered.standby());
        var row = configuration.inOperation(incident.target());
        if (!sameStandby || standby.isEmpty()) {
            return Decision.putAside(
                    state,
                    "%s was not granted to %s".formatted(recovered.standby(), Words.of(incident)));
        }
        if (row.isEmpty() || configuration.inOperation(recovered.standby()).isPresent()) {
            return Decision.putAside(
                    state,
                    "%s cannot take %s's place in operation"
                            .formatted(recovered.standby(), incident.target()));
        }
        var draft = new Draft(state, now);
        Draft.replace(
                draft.operation,
                incident.target(),
                old ->
                        OperationRows.standIn(
                                standby.get(), configuration.waitsOn(standby.get()), old));
        Draft.replace(
                draft.liveMigration,
                incident.target(),
                old -> OperationRows.renamed(old, standby.get()));
        draft.away.removeIf(one -> one.standby().equals(recovered.standby()));
        draft.problems.add(
                new ProblemRow(recovered.standby(), incident.target(), incident.holder()));
        draft.failedOver(incident.target(), recovered.at());
        draft.lease(incident.id());
        draft.put(
                new IncidentDraft(incident).functionRecovered(recovered.at()).leased(true).build());
        return draft.reported();
    }

    /** (A5, up) The reverse, with the VIPs that the standby's row has at this moment (SIF-7). */
    private static Decision targetRecovered(
            PoolState state, Incident incident, TargetRecovered recovered, Instant now) {
        if (incident.state() == IncidentState.RECOVERED
                && incident.epoch().equals(recovered.epoch())) {
            return Decision.unchanged(state);
        }
        var stale = whyStale(state.configuration(), incident, recovered.epoch());
        if (stale.isPresent()) {
            return Decision.putAside(state, stale.get());
        }
        var unknown = unknown(state, recovered.standbyLeft());
        if (unknown.isPresent()) {
            return Decision.putAside(state, unknown.get());
        }
        var draft = new Draft(state, now);
        incident.standby()
                .filter(_ -> incident.stoodIn())
                .ifPresent(standby -> StandIns.end(draft, incident, standby));
        incident.standby()
                .ifPresent(standby -> StandIns.wait(draft, standby, recovered.standbyLeft()));
        draft.calm(incident.target());
        draft.release(incident.id());
        draft.put(
                new IncidentDraft(incident).ended(IncidentState.RECOVERED, recovered.at()).build());
        return draft.reported();
    }

    private static Decision held(PoolState state, Incident incident, TargetHeld held, Instant now) {
        if (incident.state() == IncidentState.HELD && incident.epoch().equals(held.epoch())) {
            return Decision.unchanged(state);
        }
        var stale = whyStale(state.configuration(), incident, held.epoch());
        if (stale.isPresent()) {
            return Decision.putAside(state, stale.get());
        }
        if (!incident.stoodIn()) {
            return Decision.putAside(
                    state,
                    "no standby stands in on which %s could be held".formatted(incident.target()));
        }
        var draft = new Draft(state, now);
        draft.calm(incident.target());
        draft.release(incident.id());
        draft.put(
                new IncidentDraft(incident)
                        .ended(IncidentState.HELD, held.at())
                        .reason(held.reason())
                        .build());
        return draft.reported();
    }

    /** (A5, down) The standby's row gets the host to which it was moved (SIF-7); one unused is free. */
    private static Decision givenUp(
            PoolState state, Incident incident, TargetGivenUp givenUp, Instant now) {
        if (incident.state() == IncidentState.GIVEN_UP
                && incident.epoch().equals(givenUp.epoch())) {
            return Decision.unchanged(state);
        }
        var stale = whyStale(state.configuration(), incident, givenUp.epoch());
        if (stale.isPresent()) {
            return Decision.putAside(state, stale.get());
        }
        var unknown = unknown(state, givenUp.migratedTo());
        if (unknown.isPresent()) {
            return Decision.putAside(state, unknown.get());
        }
        var draft = new Draft(state, now);
        var standsIn = incident.standby().filter(_ -> incident.stoodIn());
        if (standsIn.isPresent() && givenUp.migratedTo().isPresent()) {
            StandIns.move(draft, standsIn.get(), givenUp.migratedTo());
        }
        givenUp.migratedTo()
                .ifPresent(host -> draft.sleeping.removeIf(row -> row.host().equals(host)));
        draft.release(incident.id());
        draft.put(
                new IncidentDraft(incident)
                        .ended(IncidentState.GIVEN_UP, givenUp.at())
                        .standby(standsIn.or(() -> incident.standby().filter(unsure(givenUp))))
                        .reason(givenUp.reason())
                        .build());
        return draft.reported();
    }

    private static Optional<String> unknown(PoolState state, Optional<HostId> host) {
        return host.filter(one -> state.configuration().inventory().host(one).isEmpty())
                .map(one -> "there is no host " + one);
    }

    /** Who may have VIPs is not free for anybody else (DESIGN rule 9). */
    private static Predicate<ServerId> unsure(TargetGivenUp givenUp) {
        return standby -> givenUp.unsure().filter(standby::equals).isPresent();
    }

    private static Decision dropped(
            PoolState state, Incident incident, ClaimDropped dropped, Instant now) {
        if (incident.state() == IncidentState.REFUSED && incident.epoch().equals(dropped.epoch())) {
            return Decision.unchanged(state);
        }
        var stale = whyStale(state.configuration(), incident, dropped.epoch());
        if (stale.isPresent()) {
            return Decision.putAside(state, stale.get());
        }
        if (incident.stoodIn()) {
            return Decision.putAside(state, "the standby serves already in " + Words.of(incident));
        }
        var draft = new Draft(state, now);
        draft.calm(incident.target());
        draft.release(incident.id());
        draft.put(
                new IncidentDraft(incident)
                        .ended(IncidentState.REFUSED, dropped.at())
                        .reason(dropped.reason())
                        .build());
        return draft.reported();
    }
}
