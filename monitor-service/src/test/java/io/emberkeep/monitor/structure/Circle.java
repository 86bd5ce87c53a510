package io.emberkeep.monitor.structure;

import io.emberkeep.contract.configuration.AtHome;
import io.emberkeep.contract.configuration.Incident;
import io.emberkeep.contract.configuration.IncidentState;
import io.emberkeep.contract.configuration.PoolConfiguration;
import io.emberkeep.contract.configuration.PowerMode;
import io.emberkeep.contract.configuration.Rows.ServerRow;
import io.emberkeep.contract.configuration.TroubleKind;
import io.emberkeep.contract.id.Epoch;
import io.emberkeep.contract.id.IncidentId;
import io.emberkeep.contract.id.MemberId;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.inventory.Inventory;
import io.emberkeep.contract.inventory.InventoryFile;
import io.emberkeep.monitor.heartbeat.Roll.Silent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A pool whose servers S1, S2, … watch each other, each with a standby S1b, S2b, … on the host before it, and its incidents. */
public final class Circle {

    private static final Instant T0 = Instant.parse("2026-11-01T12:00:00Z");

    private final Inventory inventory;
    private final List<Incident> incidents = new ArrayList<>();
    private final List<ServerId> standIns = new ArrayList<>();

    private Circle(String structure, int size) {
        var text = new StringBuilder();
        text.append(
                "pool: circle\nsettings: {structure: %s, network: tcp:4007}\n"
                        .formatted(structure));
        text.append("hosts:\n");
        for (var i = 1; i <= size; i++) {
            text.append(
                    "  H%d: {ip: 127.1.0.%d, mac: '02:00:00:00:00:%02x', libvirt: 'loopback:H%d'}\n"
                            .formatted(i, i, i, i));
        }
        text.append("groups:\n");
        for (var i = 1; i <= size; i++) {
            text.append("  G%d: {}\n".formatted(i));
        }
        text.append("servers:\n");
        for (var i = 1; i <= size; i++) {
            text.append(
                    "  S%d: {group: G%d, host: H%d, ip: 127.1.1.%d, vips: [127.1.3.%d], standby: S%db, services: {ftp: {port: 21, protocol: ftp}}}\n"
                            .formatted(i, i, i, i, i, i));
        }
        text.append("standbys:\n");
        for (var i = 1; i <= size; i++) {
            var before = (i + size - 2) % size + 1;
            text.append(
                    "  S%db: {group: G%d, host: H%d, ip: 127.1.2.%d, services: {ftp: {port: 21, protocol: ftp}}}\n"
                            .formatted(i, i, before, i));
        }
        var read = InventoryFile.read(text.toString(), "circle.yaml");
        this.inventory =
                read.inventory().orElseThrow(() -> new AssertionError(read.faults().toString()));
    }

    /** The papers' normal ring of six. */
    public static Circle ring() {
        return new Circle("ring", 6);
    }

    /** The same six in two rings of three. */
    static Circle rings() {
        return new Circle("ring, ringSize: 5", 6);
    }

    /** The papers' management group of four. */
    public static Circle group() {
        return new Circle("peer-to-peer", 4);
    }

    /** One member watches all. */
    public static Circle dedicated() {
        return new Circle("dedicated", 3);
    }

    /** That server's trouble is confirmed, and that member recovers it. */
    public Circle fails(String target, String holder) {
        return incident(target, holder, IncidentState.RECOVERING);
    }

    /** That server is given up, and its standby stays. */
    public Circle givenUp(String target, String holder) {
        standIns.add(new ServerId(target + "b"));
        return incident(target, holder, IncidentState.GIVEN_UP);
    }

    /** Its standby serves while it is recovered. */
    public Circle covered(String target, String holder) {
        standIns.add(new ServerId(target + "b"));
        return incident(target, holder, IncidentState.FUNCTION_RECOVERED);
    }

    private Circle incident(String target, String holder, IncidentState state) {
        incidents.add(
                new Incident(
                        new IncidentId("i-" + target),
                        new ServerId(target),
                        TroubleKind.NETWORK,
                        state,
                        new Epoch(1),
                        new MemberId(holder),
                        state.isOpen(),
                        Optional.of(new ServerId(target + "b")),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        T0,
                        T0,
                        Optional.empty(),
                        Optional.empty()));
        return this;
    }

    /** Its records. */
    public PoolConfiguration pool() {
        var home = AtHome.of(inventory, PowerMode.AUTOMATIC);
        var failed = incidents.stream().map(Incident::target).collect(Collectors.toSet());
        var standing =
                inventory.servers().stream()
                        .filter(server -> standIns.contains(server.name()))
                        .map(AtHome::row);
        var serving = home.operation().stream().filter(row -> !failed.contains(row.server()));
        return new PoolConfiguration(
                home.revision(),
                home.mode(),
                home.powerMode(),
                inventory,
                Set.of(),
                Set.of(),
                Stream.<ServerRow>concat(serving, standing).toList(),
                home.suspend(),
                home.liveMigration(),
                home.realServers(),
                home.states(),
                home.troubles(),
                home.problems(),
                home.sleeping(),
                home.away(),
                incidents,
                home.transitions(),
                home.holds());
    }

    /** The DBSSs of those members, as the papers write them: {@code S2@S1} is the DBSS of target S2 on member S1. */
    Set<String> dbssOn(String... members) {
        var all = new TreeSet<String>();
        for (var member : members) {
            Duties.of(pool(), new MemberId(member))
                    .watched(Set.of(), Silent.NOBODY)
                    .forEach(target -> all.add(target + "@" + member));
        }
        return all;
    }

    /** Whom that member waits for before it acts on that target. */
    Optional<String> first(String member, String target) {
        return Duties.of(pool(), new MemberId(member))
                .first(new ServerId(target))
                .map(MemberId::value);
    }
}
