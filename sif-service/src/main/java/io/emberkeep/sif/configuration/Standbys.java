package io.emberkeep.sif.configuration;

import io.emberkeep.contract.configuration.Hold;
import io.emberkeep.contract.configuration.IncidentState;
import io.emberkeep.contract.configuration.PoolConfiguration;
import io.emberkeep.contract.id.HolderId;
import io.emberkeep.contract.id.IncidentId;
import io.emberkeep.contract.id.ResourceId;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.inventory.ServerDefinition;
import io.emberkeep.contract.signal.IncidentQuestion.ClaimStandby;
import java.time.Instant;
import java.util.Optional;

/** Which standby can take a target's place, and why none can (DBSS-11, DBSS-12). */
final class Standbys {

    private Standbys() {}

    /** What there is to cover a target. */
    sealed interface Cover {
        /** The standby is free. */
        record Free(ServerDefinition standby) implements Cover {}

        /** Only the target itself can be recovered, and why. */
        record NotCovered(String reason) implements Cover {}
    }

    /** What there is to cover a target within an incident. */
    static Cover coverOf(PoolConfiguration configuration, ServerId target, IncidentId incident) {
        var definition = configuration.inventory().server(target);
        if (definition.filter(ServerDefinition::isStandby).isPresent()) {
            return new Cover.NotCovered(target + " is a standby: it has none of its own");
        }
        var standby =
                definition
                        .flatMap(ServerDefinition::standby)
                        .flatMap(name -> configuration.inventory().server(name));
        if (standby.isEmpty()) {
            return new Cover.NotCovered(target + " has no standby");
        }
        return whyTaken(configuration, standby.get(), incident)
                .<Cover>map(Cover.NotCovered::new)
                .orElseGet(() -> new Cover.Free(standby.get()));
    }

    private static Optional<String> whyTaken(
            PoolConfiguration configuration, ServerDefinition definition, IncidentId incident) {
        var standby = definition.name();
        var taking =
                configuration
                        .incidentTaking(standby)
                        .filter(other -> !other.id().equals(incident))
                        .map(
                                other ->
                                        "standby %s is taken by %s, incident %s"
                                                .formatted(standby, other.target(), other.id()));
        if (taking.isPresent()) {
            return taking;
        }
        var holder = new Holds(configuration.holds()).holder(standby);
        if (holder.filter(other -> !other.equals(HolderId.of(incident))).isPresent()) {
            return Optional.of("standby %s is held by %s".formatted(standby, holder.get()));
        }
        if (configuration.inOperation(standby).isPresent()) {
            return Optional.of("standby " + standby + " is in operation itself");
        }
        return Permission.maintenance(configuration, standby)
                .map(reason -> "standby " + reason)
                .or(() -> whyAsleep(configuration, definition));
    }

    /** Power saving leaves the reserve awake; a standby beyond it may sleep with its host. */
    private static Optional<String> whyAsleep(
            PoolConfiguration configuration, ServerDefinition standby) {
        var place = configuration.waitsOn(standby);
        return place.filter(
                        host ->
                                configuration.sleeping().stream()
                                                .anyMatch(row -> row.host().equals(host))
                                        || new Holds(configuration.holds()).use(ResourceId.of(host))
                                                == Hold.Use.ALONE)
                .map(host -> "standby %s's host %s sleeps".formatted(standby.name(), host));
    }

    /** The standby for an incident that was not covered, as soon as it is free (DBSS-12). */
    static Decision claim(PoolState state, ClaimStandby claim, Instant now) {
        var configuration = state.configuration();
        var found = configuration.incident(claim.incident());
        if (found.isEmpty()) {
            return Decision.refused(state, "there is no open incident " + claim.incident());
        }
        var incident = found.get();
        var stale = Reports.whyStale(configuration, incident, claim.epoch());
        if (stale.isPresent()) {
            return Decision.refused(state, stale.get());
        }
        if (!incident.holder().equals(claim.member())) {
            return Decision.refused(
                    state, "incident %s is held by %s".formatted(incident.id(), incident.holder()));
        }
        var row = configuration.inOperation(incident.target());
        if (incident.state() != IncidentState.RECOVERING || row.isEmpty()) {
            return Decision.refused(
                    state, "incident %s needs no standby now".formatted(incident.id()));
        }
        if (incident.standby().isPresent()) {
            return Grants.again(state, incident, now);
        }
        var forbidden = Permission.whyNot(configuration, incident.target());
        if (forbidden.isPresent()) {
            return Decision.refused(state, forbidden.get());
        }
        return switch (coverOf(configuration, incident.target(), incident.id())) {
            case Cover.NotCovered(var reason) -> Decision.refused(state, reason);
            case Cover.Free(var standby) -> {
                var draft = new Draft(state, now);
                Grants.cover(draft, incident.id(), standby);
                draft.lease(incident.id());
                draft.put(
                        new IncidentDraft(incident)
                                .standby(Optional.of(standby.name()))
                                .held(Grants.whyHeld(state, incident.target(), now))
                                .leased(true)
                                .build());
                yield Grants.granted(draft, incident.id(), row.get(), Optional.empty());
            }
        };
    }
}
