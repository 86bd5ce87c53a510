package io.emberkeep.contract.inventory;

import io.emberkeep.contract.id.IpAddress;
import io.emberkeep.contract.inventory.Draft.ServerDraft;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Checks what only the whole inventory shows: every name known and once, every address once. */
final class Checker {

    private final Draft draft;
    private final Faults faults;
    private final Index index;

    private Checker(Draft draft, Faults faults) {
        this.draft = draft;
        this.faults = faults;
        this.index = Index.of(draft);
    }

    static void check(Draft draft, Faults faults) {
        SettingsChecker.check(draft.settings(), faults);
        var checker = new Checker(draft, faults);
        checker.enough();
        checker.namesOnce();
        checker.addressesOnce();
        checker.hosts();
        checker.groups();
        checker.structure();
        draft.servers()
                .forEach(
                        server ->
                                ServerChecker.check(
                                        server, draft.settings(), checker.index, faults));
        checker.standbys();
        draft.settings()
                .power()
                .ifPresent(
                        power -> {
                            PowerChecker.check(power, faults);
                            PowerPolicyChecker.check(power, draft, checker.index, faults);
                        });
    }

    /** A sentence about a name that nothing has. */
    static String unknown(
            String who, String what, String kind, String name, Collection<String> known) {
        return "%s: %s «%s» is not among the %s%s"
                .formatted(who, what, name, kind, Words.hint(name, known));
    }

    private void enough() {
        if (draft.servers().isEmpty()) {
            faults.add(draft.place(), "the inventory has no servers: there is nothing to watch");
        } else if (draft.servers().stream().allMatch(ServerDraft::isStandby)) {
            faults.warn(
                    draft.place(), "the inventory has only standbys: there is nothing to watch");
        }
    }

    /** Who watches each other is enough, and awake. */
    private void structure() {
        var structure = draft.settings().settings().structure();
        var place = draft.settings().placeOf("structure");
        var targets = draft.servers().stream().filter(one -> !one.isStandby()).count();
        if (targets < structure.fewest()) {
            faults.add(
                    place,
                    "settings: structure: %d targets are too few to watch each other, it takes at least %d; say structure: dedicated"
                            .formatted(targets, structure.fewest()));
        }
        if (structure.fewest() > 0 && draft.settings().power().isPresent()) {
            faults.add(
                    place,
                    "settings: structure: targets that watch each other cannot be suspended by power saving; leave power out, or say structure: dedicated");
        }
    }

    /**
     * Servers, standbys and hosts share the command line's words; groups are apart. A host and the server that it
     * is are one machine, and may have one name.
     */
    private void namesOnce() {
        var machines = new HashMap<String, Place>();
        var servers = new HashMap<String, Place>();
        draft.hosts().forEach(host -> once(machines, "name", host.name()));
        draft.servers()
                .forEach(
                        server -> {
                            var name = server.name();
                            if (isHost(server, name.value())) {
                                once(servers, "name", name);
                            } else {
                                once(machines, "name", name);
                                servers.putIfAbsent(name.value(), name.place());
                            }
                        });
        var ofGroups = new HashMap<String, Place>();
        draft.groups().forEach(group -> once(ofGroups, "group", group.name()));
    }

    private void once(Map<String, Place> seen, String kind, Located<String> name) {
        var before = seen.putIfAbsent(name.value(), name.place());
        if (before != null) {
            faults.add(
                    name.place(),
                    "%s %s is used twice, first in %s"
                            .formatted(kind, name.value(), where(before, name.place())));
        }
    }

    private boolean isHost(ServerDraft server, String host) {
        return index.hosts().contains(host) && index.is(server, host);
    }

    /** Every address is one machine's, or is virtual and of one server; a MAC is one machine's. */
    private void addressesOnce() {
        var ips = new HashMap<String, Use>();
        var macs = new HashMap<String, Use>();
        for (var host : draft.hosts()) {
            var title = "host " + host.name().value();
            host.ip().ifPresent(ip -> once(ips, "address", title, ip));
            host.mac().ifPresent(mac -> once(macs, "MAC", title, mac));
        }
        for (var server : draft.servers()) {
            server.ip()
                    .filter(ip -> !isHosts(server, ip.value()))
                    .ifPresent(ip -> once(ips, "address", server.title(), ip));
            // The host's is compared with it where the server is checked.
            server.mac()
                    .filter(_ -> !(server.isPhysical() && server.host().isPresent()))
                    .ifPresent(mac -> once(macs, "MAC", server.title(), mac));
        }
        for (var server : draft.servers()) {
            server.vips().forEach(vip -> once(ips, "VIP", server.title(), vip));
        }
        draft.settings()
                .settings()
                .gateway()
                .map(gateway -> ips.get(gateway.value()))
                .filter(use -> !use.title().startsWith("host "))
                .ifPresent(
                        use ->
                                faults.add(
                                        draft.settings().placeOf("gateway"),
                                        "settings: gateway %s is an address of %s, which may itself fail"
                                                .formatted(
                                                        draft.settings()
                                                                .settings()
                                                                .gateway()
                                                                .orElseThrow(),
                                                        use.title())));
    }

    /** Whether it is the address of the host that the server is. */
    private boolean isHosts(ServerDraft server, IpAddress ip) {
        return draft.hosts().stream()
                .filter(host -> index.is(server, host.name().value()))
                .anyMatch(host -> host.ip().filter(one -> one.value().equals(ip)).isPresent());
    }

    private record Use(String title, Place place) {}

    private void once(Map<String, Use> seen, String kind, String title, Located<?> address) {
        var before = seen.putIfAbsent(address.value().toString(), new Use(title, address.place()));
        if (before != null) {
            faults.add(
                    address.place(),
                    "%s %s of %s is already used by %s in %s"
                            .formatted(
                                    kind,
                                    address.value(),
                                    title,
                                    before.title(),
                                    where(before.place(), address.place())));
        }
    }

    static String where(Place place, Place seenFrom) {
        return place.file().equals(seenFrom.file())
                ? "line " + place.line()
                : "%s, line %d".formatted(place.file(), place.line());
    }

    private void hosts() {
        for (var host : draft.hosts()) {
            if (host.mac().isEmpty() && !host.management() && !host.bad().contains("mac")) {
                faults.warn(
                        host.name().place(),
                        "host %s has no mac: it cannot be woken".formatted(host.name().value()));
            }
        }
    }

    private void groups() {
        var used = Index.names(draft.servers().stream().flatMap(server -> server.group().stream()));
        for (var group : draft.groups()) {
            group.baseHost()
                    .filter(base -> !index.hosts().contains(base.value()))
                    .ifPresent(
                            base ->
                                    faults.add(
                                            base.place(),
                                            unknown(
                                                    "group " + group.name().value(),
                                                    "baseHost",
                                                    "hosts",
                                                    base.value(),
                                                    index.hosts())));
            if (!used.contains(group.name().value())) {
                faults.warn(
                        group.name().place(),
                        "group %s has no servers".formatted(group.name().value()));
            }
        }
        for (var server : draft.servers()) {
            server.group()
                    .filter(group -> !index.groups().contains(group.value()))
                    .ifPresent(
                            group ->
                                    faults.add(
                                            group.place(),
                                            unknown(
                                                    server.title(),
                                                    "group",
                                                    "groups",
                                                    group.value(),
                                                    index.groups())));
        }
    }

    private void standbys() {
        var wanted =
                Index.names(draft.servers().stream().flatMap(server -> server.standby().stream()));
        draft.servers().stream()
                .filter(ServerDraft::isStandby)
                .filter(standby -> !wanted.contains(standby.name().value()))
                .forEach(
                        standby ->
                                faults.warn(
                                        standby.name().place(),
                                        "standby %s is named by no server: it never takes a place"
                                                .formatted(standby.name().value())));
    }
}
