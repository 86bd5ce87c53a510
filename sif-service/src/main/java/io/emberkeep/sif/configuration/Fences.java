package io.emberkeep.sif.configuration;

import io.emberkeep.contract.answer.SignalAnswer.Wait;
import io.emberkeep.contract.configuration.Hold;
import io.emberkeep.contract.configuration.Incident;
import io.emberkeep.contract.configuration.IncidentState;
import io.emberkeep.contract.configuration.PoolConfiguration;
import io.emberkeep.contract.configuration.Rows.ServerRow;
import io.emberkeep.contract.configuration.TroubleKind;
import io.emberkeep.contract.id.HolderId;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.IncidentId;
import io.emberkeep.contract.id.ResourceId;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.inventory.HostDefinition;
import io.emberkeep.contract.signal.IncidentQuestion.FenceHost;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * May a silent host be powered off (DBSS-10, DESIGN rules 9 and 14)? Only if nobody who still serves would
 * lose by it; all the incidents of the servers on it share the fence.
 */
final class Fences {

    private Fences() {}

    static Decision fence(PoolState state, FenceHost fence, Instant now) {
        var configuration = state.configuration();
        var found = configuration.incident(fence.incident());
        if (found.isEmpty()) {
            return Decision.refused(state, "there is no open incident " + fence.incident());
        }
        var incident = found.get();
        var host = fence.host();
        var refusal = whyNever(configuration, incident, fence);
        if (refusal.isPresent()) {
            return Decision.refused(state, refusal.get());
        }
        if (isFenced(configuration, host, incident.id())) {
            return grant(state, incident, host, now);
        }
        var healthy = healthyOn(configuration, host);
        var others = othersThatNeed(configuration, host);
        if (healthy.isEmpty() && others.isEmpty()) {
            return grant(state, incident, host, now);
        }
        return waitOrRefuse(
                state,
                incident,
                host,
                Stream.concat(healthy.stream(), others.stream()).toList(),
                now);
    }

    private static Decision grant(PoolState state, Incident incident, HostId host, Instant now) {
        var configuration = state.configuration();
        var row = OperationRows.targetRow(configuration, incident);
        if (row.isEmpty()) {
            return Decision.refused(state, "there is no server " + incident.target());
        }
        var draft = new Draft(state, now);
        draft.holds.fence(host, incident.id());
        draft.lease(incident.id());
        draft.put(new IncidentDraft(incident).leased(true).build());
        return Grants.granted(
                draft, incident.id(), row.get(), Grants.notCovered(configuration, incident));
    }

    /** Who is not confirmed yet may be within the maximum restart wait; after it, it is healthy. */
    private static Decision waitOrRefuse(
            PoolState state, Incident incident, HostId host, List<String> why, Instant now) {
        var settings = state.configuration().inventory().settings();
        var last = incident.confirmedAt().plus(settings.maximumRestartWait());
        var reason = "%s is not powered off: %s".formatted(host, String.join("; ", why));
        if (!now.isBefore(last)) {
            return Decision.refused(state, reason);
        }
        var again = now.plus(settings.recoveryPoll());
        return Decision.answered(state, new Wait(reason, again.isBefore(last) ? again : last));
    }

    private static Optional<String> whyNever(
            PoolConfiguration configuration, Incident incident, FenceHost fence) {
        var host = fence.host();
        var definition = configuration.inventory().host(host);
        if (!incident.holder().equals(fence.member())) {
            return Optional.of(
                    "incident %s is held by %s".formatted(incident.id(), incident.holder()));
        }
        if (definition.isEmpty()) {
            return Optional.of("there is no host " + host);
        }
        if (definition.filter(HostDefinition::management).isPresent()) {
            return Optional.of(
                    "%s is a management host: the product's own parts run on it".formatted(host));
        }
        if (!mayHaveRunOn(configuration, incident, host)) {
            return Optional.of("%s did not run on %s".formatted(incident.target(), host));
        }
        return Reports.whyStale(configuration, incident, fence.epoch())
                .or(() -> Permission.whyNot(configuration, incident.target()))
                .or(() -> Permission.maintenance(configuration, host))
                .or(() -> inMaintenance(configuration, host));
    }

    private static boolean mayHaveRunOn(
            PoolConfiguration configuration, Incident incident, HostId host) {
        return incident.targetHost().filter(host::equals).isPresent()
                || configuration
                        .unseenMigration(incident.target())
                        .filter(one -> one.mayBeOn(host))
                        .isPresent();
    }

    private static Optional<String> inMaintenance(PoolConfiguration configuration, HostId host) {
        return rowsOn(configuration, host)
                .flatMap(row -> Permission.maintenance(configuration, row.server()).stream())
                .findFirst();
    }

    private static boolean isFenced(
            PoolConfiguration configuration, HostId host, IncidentId incident) {
        return configuration
                .hold(ResourceId.of(host))
                .filter(
                        hold ->
                                hold.use() == Hold.Use.FENCE
                                        && hold.holders().contains(HolderId.of(incident)))
                .isPresent();
    }

    /** The servers in operation on a host that may still serve, each with a word why. */
    private static List<String> healthyOn(PoolConfiguration configuration, HostId host) {
        return rowsOn(configuration, host)
                .filter(row -> !isSilent(configuration, row.server()))
                .map(row -> row.server() + " on it is not in network trouble")
                .toList();
    }

    /** A server given up for whatever trouble has nothing to lose either. */
    private static boolean isSilent(PoolConfiguration configuration, ServerId server) {
        var incident = configuration.incidentOf(server);
        return incident.filter(
                        one ->
                                one.state() == IncidentState.GIVEN_UP
                                        || one.trouble() == TroubleKind.NETWORK)
                .isPresent();
    }

    /** Incidents of servers elsewhere that need the host awake. */
    private static List<String> othersThatNeed(PoolConfiguration configuration, HostId host) {
        var holders =
                configuration.hold(ResourceId.of(host)).stream()
                        .flatMap(hold -> hold.holders().stream())
                        .collect(Collectors.toSet());
        return configuration.incidents().stream()
                .filter(incident -> holders.contains(HolderId.of(incident.id())))
                .filter(incident -> incident.targetHost().filter(host::equals).isEmpty())
                .map(incident -> Words.of(incident) + " needs it")
                .toList();
    }

    /** Those that serve there, or may. */
    private static Stream<ServerRow> rowsOn(PoolConfiguration configuration, HostId host) {
        return configuration.operation().stream()
                .filter(
                        row ->
                                row.realServer().filter(host::equals).isPresent()
                                        || configuration
                                                .unseenMigration(row.server())
                                                .filter(one -> one.mayBeOn(host))
                                                .isPresent());
    }
}
