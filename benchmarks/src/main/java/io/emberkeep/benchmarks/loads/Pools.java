package io.emberkeep.benchmarks.loads;

import io.emberkeep.contract.configuration.AtHome;
import io.emberkeep.contract.configuration.PoolConfiguration;
import io.emberkeep.contract.configuration.PowerMode;
import io.emberkeep.contract.id.DaemonName;
import io.emberkeep.contract.id.GroupId;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.IpAddress;
import io.emberkeep.contract.id.MacAddress;
import io.emberkeep.contract.id.PoolId;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.inventory.GroupDefinition;
import io.emberkeep.contract.inventory.HostDefinition;
import io.emberkeep.contract.inventory.Inventory;
import io.emberkeep.contract.inventory.PowerSettings;
import io.emberkeep.contract.inventory.ServerDefinition;
import io.emberkeep.contract.inventory.ServiceDefinition;
import io.emberkeep.contract.inventory.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Pools that save power: groups of three servers on three hosts, ten servers to a host, three base hosts, a standby for
 * each group on a management host. What power saving would do is judged, and not done (<em>report-only</em>).
 *
 * @param perPool servers in operation in each pool
 * @param period their measuring period
 */
record Pools(int perPool, Duration period) {

    private static final int TO_A_GROUP = 3;
    private static final int TO_A_HOST = 10;
    private static final int BASES = 3;
    private static final int SERVERS = 1;
    private static final int STANDBYS = 2;
    private static final int HOSTS = 3;
    private static final HostId MANAGEMENT = new HostId("ms");
    private static final DaemonName DAEMON = new DaemonName("httpd");

    /** @throws IllegalArgumentException if that is no pool */
    Pools {
        if (perPool < TO_A_GROUP || perPool > 250 * TO_A_HOST) {
            throw new IllegalArgumentException(
                    "a pool has %d to %d servers here, not %d"
                            .formatted(TO_A_GROUP, 250 * TO_A_HOST, perPool));
        }
    }

    static PoolId name(int pool) {
        return new PoolId("pool%05d".formatted(pool));
    }

    static ServerId server(int number) {
        return new ServerId("w%04d".formatted(number));
    }

    int groups() {
        return perPool / TO_A_GROUP;
    }

    /** The last group has the remainder too. */
    int groupOf(int server) {
        return Math.min(server / TO_A_GROUP, groups() - 1);
    }

    /** One pool as the sif-service would publish it; it shares nothing with the others. */
    PoolConfiguration pool(int number) {
        var targets = IntStream.range(0, perPool).mapToObj(this::target).toList();
        var standbys = IntStream.range(0, groups()).mapToObj(this::standby).toList();
        var groups =
                IntStream.range(0, groups())
                        .mapToObj(
                                one ->
                                        new GroupDefinition(
                                                group(one), Optional.of(host(one % BASES))))
                        .toList();
        var hosts = new ArrayList<HostDefinition>();
        hosts.add(host(MANAGEMENT, hosts(), true));
        IntStream.range(0, hosts()).forEach(one -> hosts.add(host(host(one), one, false)));
        return AtHome.of(
                new Inventory(
                        name(number),
                        settings(),
                        hosts,
                        groups,
                        Stream.concat(targets.stream(), standbys.stream()).toList()),
                PowerMode.REPORT_ONLY);
    }

    private int hosts() {
        return Math.max(TO_A_GROUP, Math.ceilDiv(perPool, TO_A_HOST));
    }

    private ServerDefinition target(int number) {
        return definition(
                server(number),
                ServerDefinition.Role.TARGET,
                groupOf(number),
                address(SERVERS, number),
                List.of(address(SERVERS, 2_500 + number)),
                host(number % hosts()),
                Optional.of(standbyOf(groupOf(number))));
    }

    private ServerDefinition standby(int group) {
        return definition(
                standbyOf(group),
                ServerDefinition.Role.STANDBY,
                group,
                address(STANDBYS, group),
                List.of(),
                MANAGEMENT,
                Optional.empty());
    }

    private static ServerDefinition definition(
            ServerId name,
            ServerDefinition.Role role,
            int group,
            IpAddress ip,
            List<IpAddress> vips,
            HostId host,
            Optional<ServerId> standby) {
        return new ServerDefinition(
                name,
                role,
                ServerDefinition.Machine.VIRTUAL,
                group(group),
                ip,
                vips,
                ServerDefinition.ServerType.CPU,
                Optional.of(host),
                Optional.empty(),
                List.of(
                        new ServiceDefinition(
                                DAEMON,
                                ServiceDefinition.Protocol.HTTP,
                                8_080,
                                Optional.empty(),
                                List.of())),
                standby);
    }

    private static HostDefinition host(HostId name, int number, boolean management) {
        return new HostDefinition(
                name,
                address(HOSTS, number),
                Optional.of(new MacAddress("02:00:00:00:%02x:%02x".formatted(HOSTS, number % 256))),
                "loopback:" + name,
                Optional.of(new HostDefinition.PowerDraw(60, 120, 4)),
                management,
                List.of());
    }

    private static GroupId group(int number) {
        return new GroupId("g%03d".formatted(number));
    }

    private static ServerId standbyOf(int group) {
        return new ServerId("b%03d".formatted(group));
    }

    private static HostId host(int number) {
        return new HostId("h%03d".formatted(number));
    }

    /** The same in each pool: nobody speaks to them. */
    private static IpAddress address(int kind, int number) {
        return new IpAddress("127.%d.%d.%d".formatted(120 + kind, number / 250, number % 250 + 1));
    }

    private Settings settings() {
        var usual = Settings.DEFAULT;
        var power = PowerSettings.DEFAULT;
        return new Settings(
                usual.interval(),
                usual.network(),
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
                Optional.of(
                        new PowerSettings(
                                period,
                                period.multipliedBy(3),
                                power.thresholds(),
                                power.heavy(),
                                power.inARow(),
                                power.margin(),
                                power.memoryMoves(),
                                power.lightState(),
                                power.secondHost(),
                                power.reserve(),
                                power.minimumTimes(),
                                power.payBack(),
                                power.grace(),
                                power.stepLimit(),
                                power.wakeLimit(),
                                power.tariff())));
    }
}
