package io.emberkeep.power.plan;

import io.emberkeep.contract.configuration.AtHome;
import io.emberkeep.contract.configuration.Hold;
import io.emberkeep.contract.configuration.Incident;
import io.emberkeep.contract.configuration.Mode;
import io.emberkeep.contract.configuration.PoolConfiguration;
import io.emberkeep.contract.configuration.PowerMode;
import io.emberkeep.contract.configuration.Rows.AwayRow;
import io.emberkeep.contract.configuration.Rows.LoadCondition;
import io.emberkeep.contract.configuration.Rows.ProblemRow;
import io.emberkeep.contract.configuration.Rows.RealServerRow;
import io.emberkeep.contract.configuration.Rows.ServerRow;
import io.emberkeep.contract.configuration.Rows.StateRow;
import io.emberkeep.contract.configuration.Rows.TroubleRow;
import io.emberkeep.contract.id.GroupId;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.IpAddress;
import io.emberkeep.contract.id.MemberId;
import io.emberkeep.contract.id.Revision;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.inventory.Inventory;
import io.emberkeep.contract.inventory.InventoryFile;
import io.emberkeep.contract.load.LoadClass;
import io.emberkeep.contract.transition.HostPower;
import io.emberkeep.contract.transition.Placement;
import io.emberkeep.contract.transition.Step;
import io.emberkeep.contract.transition.Walk;
import io.emberkeep.power.classify.ClassRules;
import io.emberkeep.power.classify.GroupWatch;
import io.emberkeep.power.classify.Judgement;
import io.emberkeep.power.classify.Why;
import io.emberkeep.power.load.Loads;
import io.emberkeep.power.load.Percent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Pools for tests, in their moderate state at first; each method changes one thing. */
final class Pools {

    static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
    static final GroupId MAIL = new GroupId("Mail");
    static final GroupId WEB = new GroupId("Web");
    static final GroupId FTP = new GroupId("FTP");
    static final List<GroupId> ALL = List.of(MAIL, WEB, FTP);
    static final HostId MS = new HostId("MS");
    static final HostId RS1 = new HostId("RS1");
    static final HostId RS2 = new HostId("RS2");
    static final HostId RS3 = new HostId("RS3");
    static final ServerId M1 = new ServerId("M1");
    static final ServerId M2 = new ServerId("M2");
    static final ServerId W1 = new ServerId("W1");
    static final ServerId W2 = new ServerId("W2");
    static final ServerId F1 = new ServerId("F1");
    static final ServerId F2 = new ServerId("F2");
    static final ServerId WB = new ServerId("Wb");
    static final ServerId FB = new ServerId("Fb");

    private Inventory inventory;
    private Mode mode = Mode.ARMED;
    private final Set<ServerId> serversInMaintenance = new HashSet<>();
    private final Set<HostId> hostsInMaintenance = new HashSet<>();
    private List<ServerRow> operation = new ArrayList<>();
    private List<ServerRow> suspend = List.of();
    private List<ServerRow> liveMigration = List.of();
    private List<StateRow> states;
    private final List<TroubleRow> troubles = new ArrayList<>();
    private final List<AwayRow> away = new ArrayList<>();
    private final List<ProblemRow> problems = new ArrayList<>();
    private final List<Incident> incidents = new ArrayList<>();
    private final List<Hold> holds = new ArrayList<>();
    private final Map<HostId, HostPower> power = new HashMap<>();
    private final Map<GroupId, Instant> changedAt = new HashMap<>();

    private Pools(Inventory inventory) {
        this.inventory = inventory;
        inventory.servers().stream()
                .filter(server -> !server.isStandby())
                .forEach(server -> operation.add(AtHome.row(server)));
        states =
                inventory.groups().stream()
                        .map(
                                group ->
                                        new StateRow(
                                                group.name(),
                                                LoadCondition.MODERATE,
                                                group.baseHost()))
                        .toList();
        var yesterday = NOW.minusSeconds(86_400);
        inventory
                .hosts()
                .forEach(
                        host ->
                                power.put(
                                        host.name(),
                                        new HostPower(HostPower.State.AWAKE, yesterday)));
    }

    /** The sample pool: Figure 4 of paper C. */
    static Pools sample() {
        return from(sampleText());
    }

    static String sampleText() {
        try {
            return Files.readString(Path.of("../samples/sample.yaml"));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /** A pool that an inventory file describes. */
    static Pools from(String yaml) {
        var read = InventoryFile.read(yaml, "pool.yaml");
        return new Pools(
                read.inventory()
                        .orElseThrow(() -> new IllegalArgumentException(read.faults() + yaml)));
    }

    /** A standby that could not be brought home waits there. */
    Pools away(ServerId standby, HostId host) {
        away.add(new AwayRow(standby, host));
        return this;
    }

    PoolView view() {
        return new PoolView(
                new PoolConfiguration(
                        Revision.ZERO.next(),
                        mode,
                        PowerMode.AUTOMATIC,
                        inventory,
                        serversInMaintenance,
                        hostsInMaintenance,
                        operation,
                        suspend,
                        liveMigration,
                        inventory.hosts().stream()
                                .map(host -> new RealServerRow(host.name(), host.ip(), host.mac()))
                                .toList(),
                        states,
                        troubles,
                        problems,
                        List.of(),
                        away,
                        incidents,
                        List.of(),
                        holds),
                power,
                changedAt,
                NOW);
    }

    Placement placement() {
        return view().placement();
    }

    /** As it is after these steps, each checked. */
    Pools after(List<? extends Step> steps) {
        return at(
                switch (Walk.through(placement(), steps)) {
                    case Walk.Result.Good(var end) -> end;
                    case Walk.Result.Bad(var step, var reason) ->
                            throw new AssertionError(step + ": " + reason);
                });
    }

    /** As that placement says. */
    Pools at(Placement placement) {
        operation = new ArrayList<>(placement.operation());
        suspend = placement.suspend();
        liveMigration = placement.liveMigration();
        states = placement.states();
        away.clear();
        placement.away().forEach(this::away);
        placement
                .hosts()
                .forEach(
                        (host, state) -> {
                            if (power.get(host).state() != state) {
                                power.put(host, new HostPower(state, NOW));
                            }
                        });
        return this;
    }

    /** A standby stands in for a target, with its VIPs, on the standby's own host (SIF-6). */
    Pools standsIn(ServerId standby, ServerId target) {
        var definition = inventory.server(standby).orElseThrow();
        operation.replaceAll(
                row ->
                        row.server().equals(target)
                                ? AtHome.row(definition).withVips(row.vips())
                                : row);
        liveMigration =
                liveMigration.stream()
                        .map(
                                row ->
                                        row.server().equals(target)
                                                ? AtHome.row(definition)
                                                        .on(row.realServer())
                                                        .withVips(row.vips())
                                                : row)
                        .toList();
        problems.add(new ProblemRow(standby, target, new MemberId("monitor-1")));
        return this;
    }

    Pools mode(Mode other) {
        mode = other;
        return this;
    }

    Pools withoutPower() {
        inventory = inventory.withoutPower();
        return this;
    }

    Pools maintenance(ServerId server) {
        serversInMaintenance.add(server);
        return this;
    }

    Pools maintenance(HostId host) {
        hostsInMaintenance.add(host);
        return this;
    }

    Pools incident(Incident incident) {
        incidents.add(incident);
        return this;
    }

    Pools trouble(TroubleRow row) {
        troubles.add(row);
        return this;
    }

    Pools hold(Hold hold) {
        holds.add(hold);
        return this;
    }

    Pools awakeSince(HostId host, Instant since) {
        power.put(host, new HostPower(HostPower.State.AWAKE, since));
        return this;
    }

    Pools asleepSince(HostId host, Instant since) {
        power.put(host, new HostPower(HostPower.State.ASLEEP, since));
        return this;
    }

    Pools powerUnknown(HostId host) {
        power.remove(host);
        return this;
    }

    Pools changed(GroupId group, Instant at) {
        changedAt.put(group, at);
        return this;
    }

    private static final Why CPU_ABOVE_50 =
            new Why.Larger(
                    new Loads(new Percent(10), new Percent(60), new Percent(10)),
                    LoadClass.LIGHT,
                    ClassRules.DEFAULT);

    /** What each of these groups is judged to want. */
    static Map<GroupId, Judgement> wanting(LoadClass wanted, List<GroupId> groups) {
        var judged = new HashMap<GroupId, Judgement>();
        groups.forEach(
                group ->
                        judged.put(
                                group,
                                new Judgement(
                                        GroupWatch.first(group),
                                        wanted,
                                        wanted == LoadClass.LIGHT
                                                ? new Why.Smaller(4, 4, wanted, Optional.empty())
                                                : CPU_ABOVE_50)));
        return judged;
    }

    static IpAddress vip(int last) {
        return new IpAddress("127.21.14." + last);
    }

    static Optional<HostId> on(HostId host) {
        return Optional.of(host);
    }
}
