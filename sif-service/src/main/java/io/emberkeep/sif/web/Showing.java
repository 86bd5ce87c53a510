package io.emberkeep.sif.web;

import io.emberkeep.contract.configuration.PoolConfiguration;
import io.emberkeep.contract.configuration.Rows.ServerRow;
import io.emberkeep.contract.inventory.GroupDefinition;
import io.emberkeep.contract.inventory.HostDefinition;
import io.emberkeep.contract.inventory.ServerDefinition;
import io.emberkeep.sif.configuration.ServerStates;
import io.emberkeep.sif.web.Views.GroupView;
import io.emberkeep.sif.web.Views.HostView;
import io.emberkeep.sif.web.Views.PoolView;
import io.emberkeep.sif.web.Views.ServerView;
import io.emberkeep.sif.web.Views.ServiceView;
import io.emberkeep.sif.web.Views.StatusView;
import java.util.List;
import java.util.Locale;

/** How the recorded state is shown. */
final class Showing {

    private Showing() {}

    static PoolView pool(PoolConfiguration configuration) {
        return new PoolView(
                configuration.inventory().pool(),
                configuration.revision(),
                configuration.mode(),
                configuration.powerMode());
    }

    static StatusView status(PoolConfiguration configuration) {
        return new StatusView(
                configuration.inventory().pool(),
                configuration.revision(),
                configuration.mode(),
                configuration.powerMode(),
                hosts(configuration),
                servers(configuration));
    }

    static List<HostView> hosts(PoolConfiguration configuration) {
        return configuration.inventory().hosts().stream()
                .map(host -> host(configuration, host))
                .toList();
    }

    private static HostView host(PoolConfiguration configuration, HostDefinition host) {
        return new HostView(
                host.name(),
                host.ip(),
                host.mac(),
                host.management(),
                configuration.hostsInMaintenance().contains(host.name()),
                configuration.sleeping().stream().anyMatch(row -> row.host().equals(host.name())));
    }

    static List<ServerView> servers(PoolConfiguration configuration) {
        return configuration.inventory().servers().stream()
                .map(server -> server(configuration, server))
                .toList();
    }

    static ServerView server(PoolConfiguration configuration, ServerDefinition server) {
        var row =
                configuration
                        .inOperation(server.name())
                        .or(() -> configuration.suspended(server.name()));
        return new ServerView(
                server.name(),
                server.role(),
                server.group(),
                row.map(ServerRow::realServer).orElse(configuration.waitsOn(server)),
                server.ip(),
                row.map(ServerRow::vips).orElse(List.of()),
                ServerStates.record(configuration, server),
                ServerStates.state(configuration, server),
                ServerStates.maintenance(configuration, server),
                server.services().stream()
                        .map(one -> new ServiceView(one.name(), one.port(), one.protocol()))
                        .toList());
    }

    static List<GroupView> groups(PoolConfiguration configuration) {
        return configuration.inventory().groups().stream()
                .map(group -> group(configuration, group))
                .toList();
    }

    private static GroupView group(PoolConfiguration configuration, GroupDefinition group) {
        var condition =
                configuration.states().stream()
                        .filter(state -> state.group().equals(group.name()))
                        .map(state -> state.condition().name().toLowerCase(Locale.ROOT))
                        .findFirst()
                        .orElse("moderate");
        var servers =
                configuration.inventory().servers().stream()
                        .filter(server -> server.group().equals(group.name()))
                        .map(ServerDefinition::name)
                        .toList();
        return new GroupView(group.name(), condition, group.baseHost(), servers);
    }
}
