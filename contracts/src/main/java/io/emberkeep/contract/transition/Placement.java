package io.emberkeep.contract.transition;

import io.emberkeep.contract.configuration.PoolConfiguration;
import io.emberkeep.contract.configuration.Rows.AwayRow;
import io.emberkeep.contract.configuration.Rows.LoadCondition;
import io.emberkeep.contract.configuration.Rows.ProblemRow;
import io.emberkeep.contract.configuration.Rows.ServerRow;
import io.emberkeep.contract.configuration.Rows.StateRow;
import io.emberkeep.contract.id.GroupId;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.IpAddress;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.inventory.GroupDefinition;
import io.emberkeep.contract.inventory.HostDefinition;
import io.emberkeep.contract.inventory.Inventory;
import io.emberkeep.contract.inventory.ServerDefinition;
import io.emberkeep.contract.load.LoadClass;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who serves where with which VIPs, and which hosts are awake: what the steps of a plan change. Plans are made and
 * checked on it before anything is done. Rows stand in the inventory's order, as the SIF keeps them.
 *
 * @param inventory what the user described
 * @param standsIn standbys that stand in, with the target for which each does
 * @param operation servers that serve
 * @param suspend servers that power saving suspended
 * @param liveMigration where migrated servers belong
 * @param states the groups' recorded shapes
 * @param away standbys that wait elsewhere than on their own hosts, with where
 * @param hosts the hosts whose power is known
 */
public record Placement(
        Inventory inventory,
        Map<ServerId, ServerId> standsIn,
        List<ServerRow> operation,
        List<ServerRow> suspend,
        List<ServerRow> liveMigration,
        List<StateRow> states,
        Map<ServerId, HostId> away,
        Map<HostId, HostPower.State> hosts) {

    public Placement {
        standsIn = Map.copyOf(standsIn);
        operation = List.copyOf(operation);
        suspend = List.copyOf(suspend);
        liveMigration = List.copyOf(liveMigration);
        states = List.copyOf(states);
        away = Map.copyOf(away);
        hosts = Map.copyOf(hosts);
    }

    /** What is recorded now. @param hosts those whose power is known */
    public static Placement of(PoolConfiguration records, Map<HostId, HostPower.State> hosts) {
        var standsIn = new LinkedHashMap<ServerId, ServerId>();
        for (ProblemRow problem : records.problems()) {
            standsIn.put(problem.backup(), problem.target());
        }
        return new Placement(
                records.inventory(),
                standsIn,
                records.operation(),
                records.suspend(),
                records.liveMigration(),
                records.states(),
                records.away().stream().collect(Collectors.toMap(AwayRow::standby, AwayRow::host)),
                hosts);
    }

    /** What is recorded now, of the hosts too: one that no transition put to sleep counts as awake. */
    public static Placement of(PoolConfiguration records) {
        var hosts = new LinkedHashMap<HostId, HostPower.State>();
        records.inventory().hosts().forEach(host -> hosts.put(host.name(), HostPower.State.AWAKE));
        records.sleeping().forEach(row -> hosts.put(row.host(), HostPower.State.ASLEEP));
        return of(records, hosts);
    }

    /** The group's rows in <em>operation</em>, in its order. */
    public List<ServerRow> serving(GroupId group) {
        return operation.stream().filter(row -> row.group().equals(group)).toList();
    }

    /** Each group's servers in <em>operation</em>; quicker than to ask for one after the other. */
    public Map<GroupId, List<ServerId>> serving() {
        var serving = new HashMap<GroupId, List<ServerId>>();
        for (var row : operation) {
            serving.computeIfAbsent(row.group(), _ -> new ArrayList<>()).add(row.server());
        }
        return serving;
    }

    /** With the rows of that group alone, which are all that its steps look at and change. */
    public Placement only(GroupId group) {
        return new Placement(
                inventory,
                standsIn,
                serving(group),
                suspended(group),
                migrated(group),
                states,
                away,
                hosts);
    }

    /** The group's rows in <em>suspend</em>. */
    public List<ServerRow> suspended(GroupId group) {
        return suspend.stream().filter(row -> row.group().equals(group)).toList();
    }

    /** The group's migrated servers, with the host where each belongs. */
    public List<ServerRow> migrated(GroupId group) {
        return liveMigration.stream().filter(row -> row.group().equals(group)).toList();
    }

    /** The server's row in <em>operation</em>. */
    public Optional<ServerRow> inOperation(ServerId server) {
        return row(operation, server);
    }

    /** The host on which a server in operation runs. */
    public Optional<HostId> hostOf(ServerId server) {
        return inOperation(server).flatMap(ServerRow::realServer);
    }

    /** The host on which a standby that does not serve waits. */
    public Optional<HostId> waitsOn(ServerDefinition standby) {
        return Optional.ofNullable(away.get(standby.name())).or(standby::host);
    }

    /** Whether that host is known to be awake. */
    public boolean awake(HostId host) {
        return hosts.get(host) == HostPower.State.AWAKE;
    }

    /** Whether that host is known to be asleep. */
    public boolean asleep(HostId host) {
        return hosts.get(host) == HostPower.State.ASLEEP;
    }

    /** What the <em>state</em> record says; the first is moderate (PSS-1). */
    public LoadCondition condition(GroupId group) {
        return state(group).map(StateRow::condition).orElse(LoadCondition.MODERATE);
    }

    /** The group's shape: heavy if a standby serves that stands in for nobody (PSS-11). */
    public LoadClass shape(GroupId group) {
        return switch (condition(group)) {
            case LIGHT -> LoadClass.LIGHT;
            case MODERATE -> spares(group).isEmpty() ? LoadClass.MODERATE : LoadClass.HEAVY;
        };
    }

    /** The shape of each group; quicker than to ask for one after the other. */
    public Map<GroupId, LoadClass> shapes() {
        var spares = new HashSet<ServerId>();
        for (var server : inventory.servers()) {
            if (server.isStandby() && !standsIn.containsKey(server.name())) {
                spares.add(server.name());
            }
        }
        var heavy = new HashSet<GroupId>();
        for (var row : operation) {
            if (spares.contains(row.server())) {
                heavy.add(row.group());
            }
        }
        var light = new HashSet<GroupId>();
        for (var state : states) {
            if (state.condition() == LoadCondition.LIGHT) {
                light.add(state.group());
            }
        }
        var shapes = new HashMap<GroupId, LoadClass>();
        for (var group : inventory.groups()) {
            var larger = heavy.contains(group.name()) ? LoadClass.HEAVY : LoadClass.MODERATE;
            shapes.put(group.name(), light.contains(group.name()) ? LoadClass.LIGHT : larger);
        }
        return shapes;
    }

    /** The spare servers of a heavy group. */
    public List<ServerRow> spares(GroupId group) {
        return serving(group).stream().filter(row -> isSpare(row.server())).toList();
    }

    /** Where the group is gathered when it is light: the <em>state</em> record's, else the inventory's. */
    public Optional<HostId> baseHost(GroupId group) {
        return state(group)
                .flatMap(StateRow::baseHost)
                .or(() -> inventory.group(group).flatMap(GroupDefinition::baseHost));
    }

    /** The groups that have this host for their base. */
    public List<GroupId> basedOn(HostId host) {
        return bases().getOrDefault(host, List.of());
    }

    /** The hosts that are a base, each with its groups. */
    public Map<HostId, List<GroupId>> bases() {
        var recorded = new HashMap<GroupId, HostId>();
        for (var state : states) {
            state.baseHost().ifPresent(host -> recorded.putIfAbsent(state.group(), host));
        }
        var bases = new HashMap<HostId, List<GroupId>>();
        for (var group : inventory.groups()) {
            Optional.ofNullable(recorded.get(group.name()))
                    .or(group::baseHost)
                    .ifPresent(
                            host ->
                                    bases.computeIfAbsent(host, _ -> new ArrayList<>())
                                            .add(group.name()));
        }
        return bases;
    }

    /** Whether the product's own parts run there (DESIGN rule 14). */
    public boolean management(HostId host) {
        return inventory.host(host).map(HostDefinition::management).orElse(false);
    }

    /** Whose VIP it is in the moderate state: its server's, or that server's who stands in for it (PSS-7). */
    public Optional<ServerId> homeOf(IpAddress vip) {
        return inventory.servers().stream()
                .filter(server -> server.vips().contains(vip))
                .map(ServerDefinition::name)
                .findFirst()
                .map(this::standInOr);
    }

    /** The group's VIPs that are on another of its servers than the one whose own they are. */
    public List<IpAddress> strayVips(GroupId group) {
        return serving(group).stream()
                .flatMap(
                        row ->
                                row.vips().stream()
                                        .filter(
                                                vip ->
                                                        homeOf(vip)
                                                                .filter(
                                                                        home ->
                                                                                !home.equals(
                                                                                        row
                                                                                                .server()))
                                                                .isPresent()))
                .toList();
    }

    private ServerId standInOr(ServerId target) {
        return standsIn.entrySet().stream()
                .filter(entry -> entry.getValue().equals(target))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(target);
    }

    /** Rows in the inventory's order; who stands in has the place of its target. */
    List<ServerRow> inOrder(Stream<ServerRow> rows) {
        var list = rows.toList();
        if (list.size() < 2) {
            return list;
        }
        var places = new HashMap<ServerId, Integer>();
        list.forEach(row -> places.put(placeOf(row), Integer.MAX_VALUE));
        var place = 0;
        for (var server : inventory.servers()) {
            places.replace(server.name(), place++);
        }
        return list.stream()
                .sorted(Comparator.comparingInt((ServerRow row) -> places.get(placeOf(row))))
                .toList();
    }

    private ServerId placeOf(ServerRow row) {
        return standsIn.getOrDefault(row.server(), row.server());
    }

    /** VIPs in the inventory's order. */
    List<IpAddress> vipsInOrder(Stream<IpAddress> vips) {
        var list = vips.toList();
        var places = new HashMap<IpAddress, Integer>();
        list.forEach(vip -> places.put(vip, Integer.MAX_VALUE));
        var place = 0;
        for (var server : inventory.servers()) {
            for (var vip : server.vips()) {
                places.replace(vip, place++);
            }
        }
        return list.stream().sorted(Comparator.comparingInt(places::get)).toList();
    }

    private boolean isSpare(ServerId server) {
        return inventory.server(server).map(ServerDefinition::isStandby).orElse(false)
                && !standsIn.containsKey(server);
    }

    private Optional<StateRow> state(GroupId group) {
        return states.stream().filter(state -> state.group().equals(group)).findFirst();
    }

    /** The row of that server among some. */
    public static Optional<ServerRow> row(List<ServerRow> rows, ServerId server) {
        return rows.stream().filter(row -> row.server().equals(server)).findFirst();
    }
}
