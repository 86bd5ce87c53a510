package io.emberkeep.sif.configuration;

import io.emberkeep.contract.answer.SignalAnswer.Refused;
import io.emberkeep.contract.answer.SignalAnswer.Wait;
import io.emberkeep.contract.configuration.Incident;
import io.emberkeep.contract.configuration.IncidentState;
import io.emberkeep.contract.configuration.PoolConfiguration;
import io.emberkeep.contract.configuration.Rows.ServerRow;
import io.emberkeep.contract.configuration.Rows.TroubleRow;
import io.emberkeep.contract.id.MemberId;
import io.emberkeep.contract.id.ResourceId;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.inventory.ServerDefinition;
import io.emberkeep.contract.inventory.Settings.Returning;
import io.emberkeep.contract.signal.IncidentQuestion.Claim;
import io.emberkeep.contract.signal.IncidentQuestion.TakeOver;
import io.emberkeep.sif.configuration.Standbys.Cover;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Before anything is done about trouble it is claimed (DESIGN rules 2 and 3; SIF-4, SIF-5). */
final class Claims {

    private Claims() {}

    /** May this member act on confirmed trouble? All that it needs, or nothing. */
    static Decision claim(PoolState state, Claim claim, Instant now) {
        var known = state.incident(claim.incident());
        if (known.isPresent() && known.get().state() != IncidentState.REFUSED) {
            return repeated(state, claim, known.get(), now);
        }
        if (known.isPresent() && !known.get().target().equals(claim.target())) {
            return Decision.refused(state, Words.of(known.get()) + " is about another server");
        }
        var configuration = state.configuration();
        var target = claim.target();
        if (configuration.inventory().server(target).isEmpty()) {
            return Decision.refused(state, "there is no server " + target);
        }
        var row = configuration.inOperation(target);
        if (row.isEmpty()) {
            return refuse(state, claim, notInOperation(configuration, target), List.of(), now);
        }
        var other = whyAnothers(configuration, claim);
        if (other.isPresent()) {
            return refuse(state, claim, other.get(), List.of(), now);
        }
        var cover = Standbys.coverOf(configuration, target, claim.incident());
        var forbidden = Permission.whyNot(configuration, target);
        if (forbidden.isPresent()) {
            var settings = configuration.inventory().settings();
            var wouldHave = Words.wouldHave(row.get(), claim.trouble(), cover, settings);
            return refuse(state, claim, forbidden.get(), wouldHave, now);
        }
        return grant(state, claim, row.get(), cover, now);
    }

    private static Decision grant(
            PoolState state, Claim claim, ServerRow row, Cover cover, Instant now) {
        var draft = new Draft(state, now);
        var id = claim.incident();
        var epoch = draft.holds.takeAlone(claim.target(), id);
        row.realServer().ifPresent(host -> draft.holds.shareAwake(host, id));
        Optional<ServerDefinition> standby =
                cover instanceof Cover.Free(var free) ? Optional.of(free) : Optional.empty();
        standby.ifPresent(free -> Grants.cover(draft, id, free));
        draft.trouble(
                new TroubleRow(
                        claim.target(), claim.trouble(), Times.recorded(claim.detectedAt())));
        draft.lease(id);
        draft.put(
                new Incident(
                        id,
                        claim.target(),
                        claim.trouble(),
                        IncidentState.RECOVERING,
                        epoch,
                        claim.member(),
                        true,
                        standby.map(ServerDefinition::name),
                        row.vips(),
                        row.realServer(),
                        standby.flatMap(_ -> Grants.whyHeld(state, claim.target(), now)),
                        Optional.empty(),
                        Times.recorded(claim.detectedAt()),
                        Times.recorded(claim.confirmedAt()),
                        Optional.empty(),
                        Optional.empty()));
        Optional<String> notCovered =
                cover instanceof Cover.NotCovered(var reason)
                        ? Optional.of(reason)
                        : Optional.empty();
        return Grants.granted(draft, id, row, notCovered);
    }

    /** An incident that is known already is granted to nobody but its holder. */
    private static Decision repeated(PoolState state, Claim claim, Incident incident, Instant now) {
        return incident.state().isOpen()
                        && incident.holder().equals(claim.member())
                        && incident.target().equals(claim.target())
                ? Grants.again(state, incident, now)
                : Decision.refused(state, "there is already " + Words.of(incident));
    }

    private static Optional<String> whyAnothers(PoolConfiguration configuration, Claim claim) {
        var target = claim.target();
        var own = configuration.incidentOf(target);
        if (own.isPresent()) {
            return Optional.of("there is already " + Words.of(own.get()));
        }
        return new Holds(configuration.holds())
                .holder(target)
                .flatMap(configuration::incident)
                .map(incident -> "%s is held in %s".formatted(target, Words.of(incident)));
    }

    private static String notInOperation(PoolConfiguration configuration, ServerId target) {
        return configuration.suspended(target).isPresent()
                ? target + " is suspended by power saving"
                : target + " is not in operation";
    }

    /** Records the refusal, so that why not can be read later (DESIGN rule 11). */
    private static Decision refuse(
            PoolState state, Claim claim, String reason, List<String> wouldHave, Instant now) {
        var draft = new Draft(state, now);
        draft.put(
                notHeld(
                        state.configuration(),
                        new NotHeld(
                                claim.incident(),
                                claim.target(),
                                claim.member(),
                                claim.trouble(),
                                claim.detectedAt(),
                                claim.confirmedAt(),
                                reason),
                        now));
        return draft.answered((_, _) -> new Refused(reason, wouldHave));
    }

    /** What is recorded of trouble about which nothing is done. */
    static Incident notHeld(PoolConfiguration configuration, NotHeld what, Instant now) {
        var row = OperationRows.rowOf(configuration, what.target());
        return new Incident(
                what.incident(),
                what.target(),
                what.trouble(),
                IncidentState.REFUSED,
                configuration.epoch(ResourceId.of(what.target())),
                what.member(),
                false,
                Optional.empty(),
                row.map(ServerRow::vips).orElse(List.of()),
                row.flatMap(ServerRow::realServer),
                Optional.empty(),
                Optional.of(what.reason()),
                Times.recorded(what.detectedAt()),
                Times.recorded(what.confirmedAt()),
                Optional.empty(),
                Optional.of(Times.recorded(now)));
    }

    /** May this member carry on with an incident (DESIGN rule 3)? */
    static Decision takeOver(PoolState state, TakeOver takeOver, Instant now) {
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
        draft.holds.release(id);
        var epoch = draft.holds.takeAlone(incident.target(), id);
        incident.targetHost().ifPresent(host -> draft.holds.shareAwake(host, id));
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
                                        .filter(holder -> !holder.equals(incident.id()))
                                        .isPresent())
                .findFirst()
                .map(server -> server + " is held by another incident");
    }
}
