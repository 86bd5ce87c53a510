package io.emberkeep.sif.configuration;

import io.emberkeep.contract.configuration.Hold;
import io.emberkeep.contract.configuration.Incident;
import io.emberkeep.contract.configuration.PoolConfiguration;
import io.emberkeep.contract.configuration.Transition;
import io.emberkeep.contract.id.HolderId;
import io.emberkeep.contract.id.ResourceId;
import io.emberkeep.contract.id.ServerId;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The rules about who holds what, and for how long (DESIGN rules 2 and 3). */
final class HoldRules {

    private HoldRules() {}

    /** What is broken, each as a sentence. */
    static Stream<String> broken(PoolState state) {
        var now = state.configuration();
        return Stream.of(
                        openIncidentsHoldTheirServers(now),
                        nothingIsHeldForNothing(now),
                        leasesAreOfOpenIncidents(state))
                .flatMap(Function.identity());
    }

    /**
     * An open incident holds its target alone under its own epoch, and its standby alone (DESIGN rule 2). One
     * that an operator wants returned holds nothing until a member takes it over.
     */
    private static Stream<String> openIncidentsHoldTheirServers(PoolConfiguration now) {
        return now.incidents().stream()
                .filter(incident -> isClaimed(now, incident))
                .flatMap(incident -> notHeld(now, incident));
    }

    private static boolean isClaimed(PoolConfiguration now, Incident incident) {
        return switch (incident.state()) {
            case RECOVERING, FUNCTION_RECOVERED -> true;
            case RETURNING ->
                    incident.leased()
                            || now.holds().stream()
                                    .anyMatch(
                                            hold ->
                                                    hold.holders()
                                                            .contains(HolderId.of(incident.id())));
            case HELD, GIVEN_UP, RECOVERED, REFUSED -> false;
        };
    }

    private static Stream<String> notHeld(PoolConfiguration now, Incident incident) {
        var servers = Stream.concat(Stream.of(incident.target()), incident.standby().stream());
        var epoch = now.epoch(ResourceId.of(incident.target()));
        return Stream.concat(
                servers.filter(server -> !isHeldAlone(now, server, incident))
                        .map(
                                server ->
                                        "%s does not hold %s alone"
                                                .formatted(incident.id(), server)),
                Stream.of(incident.epoch())
                        .filter(own -> !own.equals(epoch))
                        .map(
                                own ->
                                        "%s is at epoch %s, its target at %s"
                                                .formatted(incident.id(), own, epoch)));
    }

    private static boolean isHeldAlone(PoolConfiguration now, ServerId server, Incident incident) {
        return now.hold(ResourceId.of(server))
                .filter(
                        hold ->
                                hold.use() == Hold.Use.ALONE
                                        && hold.holders()
                                                .equals(List.of(HolderId.of(incident.id()))))
                .isPresent();
    }

    /** Who holds something is an open incident; servers are held alone, hosts are shared. */
    private static Stream<String> nothingIsHeldForNothing(PoolConfiguration now) {
        var open =
                Stream.concat(
                                now.incidents().stream()
                                        .filter(incident -> incident.state().isOpen())
                                        .map(incident -> HolderId.of(incident.id())),
                                now.transitions().stream()
                                        .filter(one -> one.state().isOpen())
                                        .map(one -> HolderId.of(one.id())))
                        .toList();
        return Stream.of(
                        Consistency.twice("resource", now.holds().stream().map(Hold::resource)),
                        Consistency.twice(
                                "holder", now.holds().stream().flatMap(HoldRules::eachHolder)),
                        now.holds().stream()
                                .filter(hold -> !isUsedRightly(hold))
                                .map(
                                        hold ->
                                                "%s is held wrongly: %s"
                                                        .formatted(hold.resource(), hold)),
                        now.holds().stream()
                                .flatMap(
                                        hold ->
                                                hold.holders().stream()
                                                        .filter(one -> !open.contains(one))
                                                        .map(
                                                                one ->
                                                                        "%s is held by %s, which is not open"
                                                                                .formatted(
                                                                                        hold
                                                                                                .resource(),
                                                                                        one))))
                .flatMap(Function.identity());
    }

    private static Stream<String> eachHolder(Hold hold) {
        return hold.holders().stream().map(one -> one + " of " + hold.resource());
    }

    private static boolean isUsedRightly(Hold hold) {
        return switch (hold.use()) {
            case FREE -> hold.holders().isEmpty();
            case ALONE -> hold.holders().size() == 1;
            case AWAKE, FENCE -> hold.resource().isHost() && !hold.holders().isEmpty();
        };
    }

    /** Exactly the claims that stand have a lease, and they are of open incidents (DESIGN rule 3). */
    private static Stream<String> leasesAreOfOpenIncidents(PoolState state) {
        var leased = state.configuration().incidents().stream().filter(Incident::leased).toList();
        var all =
                Stream.concat(
                                leased.stream().map(incident -> HolderId.of(incident.id())),
                                state.configuration().transitions().stream()
                                        .filter(Transition::leased)
                                        .map(one -> HolderId.of(one.id())))
                        .toList();
        return Stream.concat(
                Consistency.differ(state.leases().keySet(), all)
                        .map(one -> one + " has a lease and is not leased, or the reverse"),
                leased.stream()
                        .filter(incident -> !incident.state().isOpen())
                        .map(incident -> incident.id() + " is leased and not open"));
    }
}
