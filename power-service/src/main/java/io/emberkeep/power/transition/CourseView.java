package io.emberkeep.power.transition;

import io.emberkeep.contract.configuration.Incident;
import io.emberkeep.contract.configuration.PoolConfiguration;
import io.emberkeep.contract.configuration.Transition;
import io.emberkeep.contract.id.ExecutorId;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.Revision;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.id.TransitionId;
import io.emberkeep.contract.inventory.HostDefinition;
import io.emberkeep.contract.inventory.PowerSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a course needs of the pool's configuration.
 *
 * @param revision of which it is
 * @param recorded the transition as recorded; none if it is not there, or not any more
 * @param inIncident the servers and standbys of open incidents, and the targets of those that rest
 * @param executors who acts on each host, the first choice first
 * @param limits how long things may take
 */
public record CourseView(
        Revision revision,
        Optional<Transition> recorded,
        Set<ServerId> inIncident,
        Map<HostId, List<ExecutorId>> executors,
        Limits limits) {

    public CourseView {
        inIncident = Set.copyOf(inIncident);
        executors = Map.copyOf(executors);
    }

    /**
     * How long things may take.
     *
     * @param lease how long a claim stands without a renewal
     * @param command one command
     * @param migration one live migration, or a host's change of power
     * @param step one step, beside its migrations
     * @param wake hosts that wake
     */
    public record Limits(
            Duration lease, Duration command, Duration migration, Duration step, Duration wake) {}

    /** Of a pool, as it is known. */
    public static CourseView of(PoolConfiguration pool, TransitionId transition) {
        var settings = pool.inventory().settings();
        var power = settings.power().orElse(PowerSettings.DEFAULT);
        var executors = new HashMap<HostId, List<ExecutorId>>();
        for (HostDefinition host : pool.inventory().hosts()) {
            executors.put(host.name(), host.executors());
        }
        return new CourseView(
                pool.revision(),
                pool.transition(transition),
                pool.incidents().stream().flatMap(CourseView::servers).collect(Collectors.toSet()),
                executors,
                new Limits(
                        settings.lease(),
                        settings.commandDeadline(),
                        settings.migrationDeadline(),
                        power.stepLimit(),
                        power.wakeLimit()));
    }

    /** Who acts on the host at that attempt, which counts from 1: executors take turns. */
    ExecutorId executor(HostId host, int attempt) {
        var all = executors.getOrDefault(host, HostDefinition.DEFAULT_EXECUTORS);
        return all.get((attempt - 1) % all.size());
    }

    /** A target that was given up or is held is out of service, and its VIPs may be elsewhere. */
    private static Stream<ServerId> servers(Incident incident) {
        return incident.state().isOpen()
                ? Stream.concat(Stream.of(incident.target()), incident.standby().stream())
                : Stream.of(incident.target());
    }
}
