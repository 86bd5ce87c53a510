package io.emberkeep.power.plan;

import io.emberkeep.contract.configuration.Incident;
import io.emberkeep.contract.configuration.Mode;
import io.emberkeep.contract.configuration.PoolConfiguration;
import io.emberkeep.contract.configuration.Rows.ServerRow;
import io.emberkeep.contract.id.GroupId;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.ResourceId;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.inventory.ServerDefinition;
import io.emberkeep.contract.transition.Placement;
import io.emberkeep.contract.transition.Step;
import io.emberkeep.contract.transition.Touches;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Why a group is not changed now, whatever its load (PSS-8, DESIGN rules 4 and 12). */
final class Blocks {

    private Blocks() {}

    /** What stands against any change. */
    static Optional<String> any(PoolView view, GroupId group) {
        var records = view.configuration();
        if (records.mode() == Mode.DISARMED) {
            return Optional.of("the pool is disarmed");
        }
        var servers = servers(records, group);
        return incident(records, servers)
                .or(() -> trouble(records, servers))
                .or(() -> held(view, servers))
                .or(
                        () ->
                                serving(records, group)
                                        .flatMap(row -> maintenance(records, row).stream())
                                        .findFirst());
    }

    /** What stands, besides, against going light. */
    static Optional<String> light(Placement now, PoolView view, GroupId group, PowerPolicy policy) {
        var records = view.configuration();
        var least = policy.times().moderate();
        var quiet =
                Optional.ofNullable(view.changedAt().get(group))
                        .filter(at -> Duration.between(at, view.now()).compareTo(least) < 0)
                        .map(
                                at ->
                                        "it changed at %s, and is left so for %d s"
                                                .formatted(Seconds.of(at), least.toSeconds()));
        var base =
                now.baseHost(group)
                        .filter(records.hostsInMaintenance()::contains)
                        .map(host -> "its base host %s is in maintenance".formatted(host));
        return quiet.or(() -> base)
                .or(() -> atRest(records, group))
                .or(() -> reserve(now, view, group, policy));
    }

    /** One of its servers was given up or is held: what it would be gathered on is already less. */
    private static Optional<String> atRest(PoolConfiguration records, GroupId group) {
        var servers = servers(records, group);
        return records.incidents().stream()
                .filter(incident -> servers.contains(incident.target()))
                .findFirst()
                .map(
                        incident ->
                                "incident %s of %s is not over"
                                        .formatted(incident.id(), incident.target()));
    }

    /** A server that was given up or is held is left alone, whatever the rest of its group does. */
    static Optional<String> touched(PoolView view, List<Step> steps) {
        return steps.stream()
                .flatMap(step -> Touches.servers(step).stream())
                .flatMap(server -> view.configuration().incidentOf(server).stream())
                .findFirst()
                .map(
                        incident ->
                                "incident %s of %s is not over"
                                        .formatted(incident.id(), incident.target()));
    }

    private static Optional<String> reserve(
            Placement now, PoolView view, GroupId group, PowerPolicy policy) {
        var free = Standbys.free(now, view, group).size();
        return free < policy.reserve().standbys()
                ? Optional.of(
                        "%s has %d free standbys, the reserve is %d"
                                .formatted(group, free, policy.reserve().standbys()))
                : Optional.empty();
    }

    private static Optional<String> incident(PoolConfiguration records, List<ServerId> servers) {
        return records.incidents().stream()
                .filter(incident -> incident.state().isOpen())
                .filter(incident -> touches(incident, servers))
                .findFirst()
                .map(
                        incident ->
                                "incident %s of %s is open"
                                        .formatted(incident.id(), incident.target()));
    }

    private static boolean touches(Incident incident, List<ServerId> servers) {
        return servers.contains(incident.target())
                || incident.standby().filter(servers::contains).isPresent();
    }

    private static Optional<String> trouble(PoolConfiguration records, List<ServerId> servers) {
        return records.troubles().stream()
                .map(row -> row.target())
                .filter(servers::contains)
                .filter(target -> records.incidentOf(target).isEmpty())
                .findFirst()
                .map(target -> "%s is in trouble".formatted(target));
    }

    private static Optional<String> held(PoolView view, List<ServerId> servers) {
        var usable = new Usable(view, PowerPolicy.PAPER);
        return servers.stream()
                .flatMap(server -> usable.held(ResourceId.of(server)).stream())
                .findFirst()
                .map(hold -> "%s is held by %s".formatted(hold.resource().name(), hold.holders()));
    }

    private static Optional<String> maintenance(PoolConfiguration records, ServerRow row) {
        if (records.serversInMaintenance().contains(row.server())) {
            return Optional.of("%s is in maintenance".formatted(row.server()));
        }
        return row.realServer()
                .filter(records.hostsInMaintenance()::contains)
                .map(host -> "%s, which hosts %s, is in maintenance".formatted(host, row.server()));
    }

    private static Stream<ServerRow> serving(PoolConfiguration records, GroupId group) {
        return records.operation().stream().filter(row -> row.group().equals(group));
    }

    private static List<ServerId> servers(PoolConfiguration records, GroupId group) {
        return records.inventory().servers().stream()
                .filter(server -> server.group().equals(group))
                .map(ServerDefinition::name)
                .toList();
    }

    /** The host's claim, which would be in the way of its sleep. */
    static Optional<String> held(PoolView view, HostId host) {
        return new Usable(view, PowerPolicy.PAPER)
                .held(ResourceId.of(host))
                .map(hold -> "%s is held by %s".formatted(host, hold.holders()));
    }
}
