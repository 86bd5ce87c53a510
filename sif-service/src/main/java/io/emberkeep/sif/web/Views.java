package io.emberkeep.sif.web;

import io.emberkeep.contract.configuration.Change;
import io.emberkeep.contract.configuration.Incident;
import io.emberkeep.contract.configuration.IncidentState;
import io.emberkeep.contract.configuration.Mode;
import io.emberkeep.contract.configuration.PowerMode;
import io.emberkeep.contract.configuration.TroubleKind;
import io.emberkeep.contract.id.DaemonName;
import io.emberkeep.contract.id.Epoch;
import io.emberkeep.contract.id.GroupId;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.IncidentId;
import io.emberkeep.contract.id.IpAddress;
import io.emberkeep.contract.id.MacAddress;
import io.emberkeep.contract.id.MemberId;
import io.emberkeep.contract.id.PoolId;
import io.emberkeep.contract.id.Revision;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.inventory.ServerDefinition.Role;
import io.emberkeep.contract.inventory.ServiceDefinition.Protocol;
import io.emberkeep.sif.configuration.ServerStates;
import io.emberkeep.sif.store.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What REST shows: stable, and apart from how it is stored. */
public final class Views {

    private Views() {}

    /** A pool in short. */
    public record PoolView(PoolId pool, Revision revision, Mode mode, PowerMode powerMode) {}

    /** A pool at a glance. */
    public record StatusView(
            PoolId pool,
            Revision revision,
            Mode mode,
            PowerMode powerMode,
            List<HostView> hosts,
            List<ServerView> servers) {}

    /** A host (the papers' real server). */
    public record HostView(
            HostId name,
            IpAddress ip,
            Optional<MacAddress> mac,
            boolean management,
            boolean maintenance,
            boolean asleep) {}

    /**
     * A server.
     *
     * @param record in which record it stands: {@code operation}, {@code suspend}, {@code standby} (it
     *     waits) or {@code none} (another stands in its place)
     * @param state one of the words of {@link ServerStates}
     */
    public record ServerView(
            ServerId name,
            Role role,
            GroupId group,
            Optional<HostId> host,
            IpAddress ip,
            List<IpAddress> vips,
            String record,
            String state,
            boolean maintenance,
            List<ServiceView> services) {}

    /** A service daemon. */
    public record ServiceView(DaemonName name, int port, Protocol protocol) {}

    /** A service group. */
    public record GroupView(
            GroupId name, String condition, Optional<HostId> baseHost, List<ServerId> servers) {}

    /**
     * An incident with its steps; times in seconds as DBSS-13 defines them, where they are known yet.
     */
    public record IncidentView(
            IncidentId id,
            ServerId target,
            TroubleKind trouble,
            Epoch epoch,
            IncidentState state,
            Optional<String> refusal,
            MemberId holder,
            boolean leased,
            Optional<ServerId> standby,
            List<IpAddress> vips,
            Optional<HostId> targetHost,
            Optional<String> held,
            Instant detectedAt,
            Instant confirmedAt,
            Optional<Instant> functionRecoveredAt,
            Optional<Instant> endedAt,
            Optional<String> reason,
            Optional<Double> functionRecoverySeconds,
            Optional<Double> takeoverSeconds,
            Optional<Double> targetRecoverySeconds,
            List<Step> steps) {

        static IncidentView of(Incident incident, List<Step> steps) {
            var function = incident.functionRecoveredAt();
            var returned =
                    incident.endedAt().filter(_ -> incident.state() == IncidentState.RECOVERED);
            return new IncidentView(
                    incident.id(),
                    incident.target(),
                    incident.trouble(),
                    incident.epoch(),
                    incident.state(),
                    incident.reason().filter(_ -> incident.state() == IncidentState.REFUSED),
                    incident.holder(),
                    incident.leased(),
                    incident.standby(),
                    incident.vips(),
                    incident.targetHost(),
                    incident.held(),
                    incident.detectedAt(),
                    incident.confirmedAt(),
                    function,
                    incident.endedAt(),
                    incident.reason(),
                    function.map(at -> seconds(incident.detectedAt(), at)),
                    function.map(at -> seconds(incident.confirmedAt(), at)),
                    returned.map(at -> seconds(incident.detectedAt(), at)),
                    steps);
        }

        private static double seconds(Instant from, Instant to) {
            return Duration.between(from, to).toMillis() / 1_000.0;
        }
    }

    /** What came of a wish. */
    public record AcceptedView(PoolId pool, Revision revision, boolean changed) {}

    /** What applying an inventory would change. */
    public record DiffView(PoolId pool, List<Change> changes) {}

    /** What a look at an inventory found. */
    public record CheckView(
            Optional<PoolId> pool,
            List<Problem.Violation> faults,
            List<Problem.Violation> warnings) {}
}
