package io.emberkeep.sif.configuration;

import io.emberkeep.contract.configuration.Incident;
import io.emberkeep.contract.configuration.PoolConfiguration;
import io.emberkeep.contract.configuration.Rows.LoadCondition;
import io.emberkeep.contract.configuration.Rows.ServerRow;
import io.emberkeep.contract.configuration.Rows.StateRow;
import io.emberkeep.contract.id.GroupId;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.inventory.HostDefinition;
import io.emberkeep.contract.inventory.Inventory;
import io.emberkeep.contract.inventory.ServerDefinition;
import io.emberkeep.contract.transition.Placement;
import io.emberkeep.contract.transition.StepWords;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an inventory would change while it must not be changed. Additions and settings are free. */
final class Touched {

    private Touched() {}

    /** The sentence with which an inventory is refused; none if it is not. */
    static Optional<String> whyRefused(PoolConfiguration before, Inventory wanted) {
        var old = before.inventory();
        Set<ServerId> servers = touched(old.servers(), wanted.servers(), ServerDefinition::name);
        Set<HostId> hosts = touched(old.hosts(), wanted.hosts(), HostDefinition::name);
        Set<GroupId> groups = touched(old.groups(), wanted.groups(), group -> group.name());
        return byIncident(before, servers, hosts)
                .or(() -> bySuspension(before, servers, hosts, groups))
                .or(() -> byTransition(before, servers, hosts, groups))
                .or(() -> bySleep(before, wanted, hosts));
    }

    private static Optional<String> byIncident(
            PoolConfiguration before, Set<ServerId> servers, Set<HostId> hosts) {
        for (var incident : before.incidents()) {
            var server = serversOf(incident).filter(servers::contains).findFirst();
            if (server.isPresent()) {
                return Optional.of(
                        "%s cannot be changed now: %s".formatted(server.get(), Words.of(incident)));
            }
            var host = hostsOf(before, incident).filter(hosts::contains).findFirst();
            if (host.isPresent()) {
                return Optional.of(
                        "%s cannot be changed now: %s".formatted(host.get(), Words.of(incident)));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> byTransition(
            PoolConfiguration before,
            Set<ServerId> servers,
            Set<HostId> hosts,
            Set<GroupId> groups) {
        return before.transitions().stream()
                .filter(
                        one ->
                                one.group().filter(groups::contains).isPresent()
                                        || TransitionCheck.servers(one).anyMatch(servers::contains)
                                        || TransitionCheck.hosts(one).anyMatch(hosts::contains))
                .findFirst()
                .map(one -> StepWords.of(one) + " needs what would be changed");
    }

    /** Nor can a server begin to serve where nobody is awake. */
    private static Optional<String> bySleep(
            PoolConfiguration before, Inventory wanted, Set<HostId> hosts) {
        var added =
                wanted.servers().stream()
                        .filter(one -> !one.isStandby())
                        .filter(one -> !before.inventory().servers().contains(one))
                        .flatMap(one -> one.host().stream())
                        .toList();
        return before.sleeping().stream()
                .filter(row -> hosts.contains(row.host()) || added.contains(row.host()))
                .findFirst()
                .map(row -> "%s sleeps: it cannot be changed now".formatted(row.host()));
    }

    private static Stream<ServerId> serversOf(Incident incident) {
        return Stream.concat(Stream.of(incident.target()), incident.standby().stream());
    }

    private static Stream<HostId> hostsOf(PoolConfiguration before, Incident incident) {
        return Stream.concat(
                incident.targetHost().stream(),
                serversOf(incident).flatMap(server -> Permission.hostOf(before, server).stream()));
    }

    /**
     * A group in its light state is changed back first, and so is one of which a drain, a spare or a change that stopped
     * halfway has servers or VIPs elsewhere: its rows are not where they belong (PSS-4).
     */
    private static Optional<String> bySuspension(
            PoolConfiguration before,
            Set<ServerId> servers,
            Set<HostId> hosts,
            Set<GroupId> groups) {
        return before.states().stream()
                .filter(state -> isAway(before, state))
                .filter(
                        state ->
                                groups.contains(state.group())
                                        || rowsOf(before, state.group())
                                                .anyMatch(row -> touches(row, servers, hosts)))
                .findFirst()
                .map(
                        state ->
                                state.condition() == LoadCondition.LIGHT
                                        ? "group %s is light: it cannot be changed now"
                                                .formatted(state.group())
                                        : "servers or VIPs of group %s are not where they belong: it cannot be changed now"
                                                .formatted(state.group()));
    }

    private static boolean isAway(PoolConfiguration before, StateRow state) {
        var now = Placement.of(before);
        return state.condition() == LoadCondition.LIGHT
                || !now.suspended(state.group()).isEmpty()
                || !now.migrated(state.group()).isEmpty()
                || !now.strayVips(state.group()).isEmpty();
    }

    private static Stream<ServerRow> rowsOf(PoolConfiguration before, GroupId group) {
        return Stream.of(before.operation(), before.suspend(), before.liveMigration())
                .flatMap(Collection::stream)
                .filter(row -> row.group().equals(group));
    }

    private static boolean touches(ServerRow row, Set<ServerId> servers, Set<HostId> hosts) {
        return servers.contains(row.server())
                || row.realServer().filter(hosts::contains).isPresent();
    }

    /** What is there before and is gone or different after. */
    private static <T, K> Set<K> touched(
            Collection<T> before, Collection<T> after, Function<T, K> name) {
        return before.stream()
                .filter(one -> !after.contains(one))
                .map(name)
                .collect(Collectors.toSet());
    }
}
