package io.emberkeep.benchmarks.probes;

import io.emberkeep.contract.configuration.AtHome;
import io.emberkeep.contract.configuration.Mode;
import io.emberkeep.contract.configuration.PoolConfiguration;
import io.emberkeep.contract.configuration.PowerMode;
import io.emberkeep.contract.id.DaemonName;
import io.emberkeep.contract.id.GroupId;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.IpAddress;
import io.emberkeep.contract.id.PoolId;
import io.emberkeep.contract.id.Revision;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.inventory.GroupDefinition;
import io.emberkeep.contract.inventory.HostDefinition;
import io.emberkeep.contract.inventory.Inventory;
import io.emberkeep.contract.inventory.ServerDefinition;
import io.emberkeep.contract.inventory.ServiceDefinition;
import io.emberkeep.contract.inventory.Settings;
import io.emberkeep.contract.inventory.Settings.NetworkExamination;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Pools of servers, each with an address and a VIP of its own on the loopback network, ten to a host. */
final class Landscape {

    private static final int SERVERS_TO_A_HOST = 10;
    private static final int OWN = 100;
    private static final int VIRTUAL = 110;
    private static final int HOSTS = 120;
    private static final DaemonName DAEMON = new DaemonName("httpd");
    private static final GroupId GROUP = new GroupId("Web");

    private final ProbesOptions options;
    private final ServicePorts ports;

    Landscape(ProbesOptions options, ServicePorts ports) {
        this.options = options;
        this.ports = ports;
    }

    static PoolId name(int number) {
        return new PoolId("pool%05d".formatted(number));
    }

    /** One pool, as the sif-service would publish it at its first revision. */
    PoolConfiguration pool(int number) {
        var first = number * options.perPool();
        var last = Math.min(first + options.perPool(), options.targets());
        var servers = IntStream.range(first, last).mapToObj(this::server).toList();
        var hosts = new ArrayList<HostDefinition>();
        for (var i = first; i < last; i += SERVERS_TO_A_HOST) {
            hosts.add(host(i));
        }
        return new PoolConfiguration(
                new Revision(1),
                Mode.ARMED,
                PowerMode.AUTOMATIC,
                new Inventory(
                        name(number),
                        settings(),
                        hosts,
                        List.of(new GroupDefinition(GROUP, Optional.empty())),
                        servers),
                Set.of(),
                Set.of(),
                servers.stream().map(AtHome::row).toList(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private ServerDefinition server(int number) {
        return new ServerDefinition(
                new ServerId("w%06d".formatted(number)),
                ServerDefinition.Role.TARGET,
                ServerDefinition.Machine.VIRTUAL,
                GROUP,
                address(OWN, number),
                List.of(address(VIRTUAL, number)),
                ServerDefinition.ServerType.CPU,
                Optional.of(hostName(number)),
                Optional.empty(),
                List.of(
                        new ServiceDefinition(
                                DAEMON,
                                ServiceDefinition.Protocol.HTTP,
                                ports.service(),
                                Optional.empty(),
                                List.of())),
                Optional.empty());
    }

    private static HostId hostName(int server) {
        return new HostId("h%06d".formatted(server / SERVERS_TO_A_HOST));
    }

    private static HostDefinition host(int server) {
        return new HostDefinition(
                hostName(server),
                address(HOSTS, server),
                Optional.empty(),
                "loopback:h",
                Optional.empty(),
                false,
                List.of());
    }

    /** A different address for each number below 500 000. */
    static IpAddress address(int second, int number) {
        return new IpAddress(
                "127.%d.%d.%d"
                        .formatted(second + number / 62_500, number / 250 % 250, number % 250 + 1));
    }

    static IpAddress own(int server) {
        return address(OWN, server);
    }

    static IpAddress vip(int server) {
        return address(VIRTUAL, server);
    }

    private Settings settings() {
        var usual = Settings.DEFAULT;
        return new Settings(
                options.interval(),
                network(),
                usual.networkTimeout(),
                usual.serviceTimeout(),
                usual.maximumRestartWait(),
                usual.daemonRestartWait(),
                usual.recoveryPoll(),
                usual.repair(),
                usual.failover(),
                usual.returning(),
                usual.window(),
                usual.flapping(),
                usual.fencing(),
                usual.lease(),
                usual.commandDeadline(),
                usual.migrationDeadline(),
                usual.massFailureShare(),
                usual.gateway(),
                usual.structure(),
                usual.power());
    }

    private NetworkExamination network() {
        return switch (options.network()) {
            case ICMP -> new NetworkExamination(NetworkExamination.Method.ICMP, 0);
            case TCP -> new NetworkExamination(NetworkExamination.Method.TCP, ports.network());
            case SHARED -> new NetworkExamination(NetworkExamination.Method.TCP, ports.service());
        };
    }
}
