package io.emberkeep.sif.configuration;

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
import io.emberkeep.contract.inventory.ServerDefinition;
import io.emberkeep.contract.inventory.ServerDefinition.Machine;
import io.emberkeep.contract.inventory.ServerDefinition.Role;
import io.emberkeep.contract.inventory.ServerDefinition.ServerType;
import io.emberkeep.contract.inventory.ServiceDefinition;
import io.emberkeep.contract.inventory.ServiceDefinition.Protocol;
import io.emberkeep.contract.inventory.Settings;
import io.emberkeep.contract.inventory.Settings.Flapping;
import io.emberkeep.contract.inventory.Settings.ReturnWindow;
import io.emberkeep.contract.inventory.Settings.Returning;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Inventories by chance, from few names and addresses, so that what one gives up another takes. */
final class RandomInventories {

    private final Random random;

    RandomInventories(Random random) {
        this.random = random;
    }

    /** One made from nothing. */
    Inventory fresh(PoolId pool) {
        var hosts = chosen(Stream.of("H1", "H2", "H3", "H4").map(this::host).toList(), 1);
        var groups = chosen(List.of("Web", "Mail", "FTP"), 1);
        var servers = new ArrayList<ServerDefinition>();
        groups.forEach(group -> servers.addAll(group(group, hosts)));
        return new Inventory(
                pool,
                Settings.DEFAULT,
                hosts,
                groups.stream().map(group -> group(group, hosts.getFirst())).toList(),
                servers);
    }

    /** A present one with a few changes. */
    Inventory changed(Inventory before) {
        return switch (random.nextInt(8)) {
            case 0 -> fresh(before.pool());
            case 1 -> with(before, settings(before.settings()), before.servers());
            case 2, 3 -> with(before, before.settings(), without(before.servers()));
            case 4 -> with(before, before.settings(), shuffled(before.servers()));
            case 5 -> with(before, before.settings(), swappedVips(before.servers()));
            case 6 ->
                    new Inventory(
                            before.pool(),
                            before.settings(),
                            without(before.hosts()),
                            shuffled(before.groups()),
                            before.servers());
            default -> {
                var more = new ArrayList<>(before.servers());
                before.groups().forEach(group -> more.addAll(group(group.name().value(), before)));
                yield with(before, before.settings(), distinct(more));
            }
        };
    }

    private static Inventory with(
            Inventory before, Settings settings, List<ServerDefinition> servers) {
        return new Inventory(before.pool(), settings, before.hosts(), before.groups(), servers);
    }

    private List<ServerDefinition> group(String group, Inventory before) {
        return group(group, before.hosts());
    }

    private List<ServerDefinition> group(String group, List<HostDefinition> hosts) {
        var base = group.charAt(0) * 10 % 200;
        var standby = new ServerId(group + "-b");
        var hasStandby = random.nextInt(4) > 0;
        var servers = new ArrayList<ServerDefinition>();
        for (var i : chosen(IntStream.rangeClosed(1, 3).boxed().toList(), 1)) {
            servers.add(
                    server(
                            group,
                            group + i,
                            base + i,
                            random.nextInt(6) == 0 ? Optional.empty() : Optional.of(one(hosts)),
                            hasStandby && random.nextInt(5) > 0
                                    ? Optional.of(standby)
                                    : Optional.empty()));
        }
        if (hasStandby) {
            servers.add(standby(group, standby, base, one(hosts)));
        }
        return servers;
    }

    private ServerDefinition server(
            String group,
            String name,
            int number,
            Optional<HostDefinition> host,
            Optional<ServerId> standby) {
        var vips =
                random.nextInt(5) == 0
                        ? List.<IpAddress>of()
                        : IntStream.rangeClosed(1, 1 + random.nextInt(2))
                                .mapToObj(i -> new IpAddress("10.0.%d.%d".formatted(i, number)))
                                .toList();
        return new ServerDefinition(
                new ServerId(name),
                Role.TARGET,
                host.isPresent() ? Machine.VIRTUAL : Machine.PHYSICAL,
                new GroupId(group),
                new IpAddress("10.0.0." + number),
                vips,
                one(List.of(ServerType.values())),
                host.map(HostDefinition::name),
                host.isPresent()
                        ? Optional.empty()
                        : Optional.of(new MacAddress("02:00:00:00:01:%02x".formatted(number))),
                services(),
                standby);
    }

    private static ServerDefinition standby(
            String group, ServerId name, int number, HostDefinition host) {
        return new ServerDefinition(
                name,
                Role.STANDBY,
                Machine.VIRTUAL,
                new GroupId(group),
                new IpAddress("10.0.9." + number),
                List.of(),
                ServerType.CPU,
                Optional.of(host.name()),
                Optional.empty(),
                services(),
                Optional.empty());
    }

    private static List<ServiceDefinition> services() {
        return List.of(
                new ServiceDefinition(
                        new DaemonName("httpd"), Protocol.TCP, 8080, Optional.empty(), List.of()));
    }

    private HostDefinition host(String name) {
        var number = name.charAt(1) - '0';
        return new HostDefinition(
                new HostId(name),
                new IpAddress("10.0.8." + number),
                Optional.of(new MacAddress("02:00:00:00:00:%02x".formatted(number))),
                "loopback:" + name,
                Optional.empty(),
                number == 1,
                List.of());
    }

    private GroupDefinition group(String name, HostDefinition base) {
        return new GroupDefinition(
                new GroupId(name),
                random.nextBoolean() ? Optional.of(base.name()) : Optional.empty());
    }

    /** Often the same; now and then one that must not be taken. */
    private Settings settings(Settings before) {
        var extreme = Duration.ofSeconds(one(List.of(Long.MAX_VALUE, Long.MIN_VALUE, -1L, 0L)));
        return switch (random.nextInt(10)) {
            case 0 -> with(before, extreme, before.flapping(), before.maximumRestartWait());
            case 1 ->
                    with(
                            before,
                            before.lease(),
                            new Flapping(random.nextInt(), extreme),
                            before.maximumRestartWait());
            case 2 -> with(before, before.lease(), before.flapping(), extreme);
            case 3, 4 ->
                    with(
                            before,
                            Duration.ofSeconds(11 + random.nextInt(10)),
                            new Flapping(1 + random.nextInt(3), Duration.ofMinutes(5)),
                            before.maximumRestartWait());
            default -> before;
        };
    }

    private Settings with(
            Settings before, Duration lease, Flapping flapping, Duration maximumRestartWait) {
        return new Settings(
                before.interval(),
                before.network(),
                before.networkTimeout(),
                before.serviceTimeout(),
                maximumRestartWait,
                before.daemonRestartWait(),
                before.recoveryPoll(),
                before.repair(),
                before.failover(),
                one(List.of(Returning.values())),
                Optional.of(new ReturnWindow("22:00", "05:00")),
                flapping,
                before.fencing(),
                lease,
                before.commandDeadline(),
                before.migrationDeadline(),
                before.massFailureShare(),
                before.gateway(),
                before.structure(),
                Optional.empty());
    }

    private List<ServerDefinition> swappedVips(List<ServerDefinition> servers) {
        var others = new ArrayList<>(servers);
        var targets = others.stream().filter(one -> !one.isStandby()).toList();
        if (targets.size() < 2) {
            return others;
        }
        var one = targets.getFirst();
        var other = targets.getLast();
        others.replaceAll(
                server ->
                        server == one
                                ? withVips(one, other.vips())
                                : server == other ? withVips(other, one.vips()) : server);
        return others;
    }

    private static ServerDefinition withVips(ServerDefinition server, List<IpAddress> vips) {
        return new ServerDefinition(
                server.name(),
                server.role(),
                server.machine(),
                server.group(),
                server.ip(),
                vips,
                server.type(),
                server.host(),
                server.mac(),
                server.services(),
                server.standby());
    }

    private static List<ServerDefinition> distinct(List<ServerDefinition> servers) {
        var names = new ArrayList<ServerId>();
        return servers.stream()
                .filter(server -> !names.contains(server.name()) && names.add(server.name()))
                .toList();
    }

    private <T> List<T> without(List<T> all) {
        var left = new ArrayList<>(all);
        if (!left.isEmpty()) {
            left.remove(random.nextInt(left.size()));
        }
        return left;
    }

    private <T> List<T> shuffled(List<T> all) {
        var others = new ArrayList<>(all);
        Collections.shuffle(others, random);
        return others;
    }

    /** Some of them in their order, at least so many. */
    private <T> List<T> chosen(List<T> all, int atLeast) {
        var left = new ArrayList<>(all);
        while (left.size() > atLeast && random.nextBoolean()) {
            left.remove(random.nextInt(left.size()));
        }
        return left;
    }

    private <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
