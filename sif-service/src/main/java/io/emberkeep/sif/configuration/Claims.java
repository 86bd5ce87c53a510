package io.emberkeep.sif.configuration;

import io.emberkeep.contract.answer.SignalAnswer.Refused;
import io.emberkeep.contract.configuration.Incident;
import io.emberkeep.contract.configuration.IncidentState;
import io.emberkeep.contract.configuration.PoolConfiguration;
import io.emberkeep.contract.configuration.Rows.ServerRow;
import io.emberkeep.contract.configuration.Rows.TroubleRow;
import io.emberkeep.contract.id.IncidentId;
import io.emberkeep.contract.id.ResourceId;
import io.emberkeep.contract.inventory.ServerDefinition;
import io.emberkeep.contract.signal.IncidentQuestion.Claim;
import io.emberkeep.contract.signal.IncidentReport.NotActed;
import io.emberkeep.sif.configuration.Standbys.Cover;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
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
            var asleep = Outranking.whyWaitAsleep(configuration, target, now);
            return asleep.isPresent()
                    ? Decision.answered(state, asleep.get())
                    : refuse(state, claim, target + " is not in operation", List.of(), now);
        }
        var underWay = configuration.incidentOf(target).filter(one -> one.state().isOpen());
        if (underWay.isPresent()) {
            return Decision.answered(state, Outranking.waitFor(configuration, underWay.get(), now));
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
        var wait = Outranking.whyWait(configuration, target, now);
        return wait.isPresent()
                ? Decision.answered(state, wait.get())
                : grant(state, claim, row.get(), cover, now);
    }

    private static Decision grant(
            PoolState state, Claim claim, ServerRow row, Cover cover, Instant now) {
        var draft = new Draft(state, now);
        var id = claim.incident();
        var epoch = draft.holds.takeAlone(claim.target(), id);
        row.realServer().ifPresent(host -> draft.needAwake(host, id));
        Optional<ServerDefinition> standby =
                cover instanceof Cover.Free(var free) ? Optional.of(free) : Optional.empty();
        standby.ifPresent(free -> Grants.cover(draft, id, free));
        Outranking.interrupt(draft, state.configuration(), needs(claim, row, standby));
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

    private static List<ResourceId> needs(
            Claim claim, ServerRow row, Optional<ServerDefinition> standby) {
        return Stream.of(
                        Stream.of(ResourceId.of(claim.target())),
                        row.realServer().stream().map(ResourceId::of),
                        standby.stream().map(one -> ResourceId.of(one.name())))
                .flatMap(Function.identity())
                .toList();
    }

    /** An incident that is known already is granted to nobody but its holder. */
    private static Decision repeated(PoolState state, Claim claim, Incident incident, Instant now) {
        return incident.state().isOpen()
                        && Reports.isHeld(state.configuration(), incident)
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
                .flatMap(holder -> configuration.incident(new IncidentId(holder.value())))
                .map(incident -> "%s is held in %s".formatted(target, Words.of(incident)));
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

    /** A member saw trouble and does not trust itself (DESIGN rule 10): recorded, nothing else. */
    static Decision notActed(PoolState state, NotActed notActed, Instant now) {
        var configuration = state.configuration();
        var known = state.incident(notActed.incident());
        if (known.filter(incident -> incident.state() != IncidentState.REFUSED).isPresent()) {
            return Decision.putAside(state, "there is already " + Words.of(known.get()));
        }
        if (configuration.inventory().server(notActed.target()).isEmpty()) {
            return Decision.putAside(state, "there is no server " + notActed.target());
        }
        var draft = new Draft(state, now);
        draft.put(
                notHeld(
                        configuration,
                        new NotHeld(
                                notActed.incident(),
                                notActed.target(),
                                notActed.member(),
                                notActed.trouble(),
                                notActed.detectedAt(),
                                notActed.confirmedAt(),
                                notActed.reason()),
                        now));
        return draft.reported();
    }
}
