package io.emberkeep.contract.inventory;

import io.emberkeep.contract.id.IpAddress;
import io.emberkeep.contract.inventory.Draft.ServerDraft;
import io.emberkeep.contract.inventory.ServiceDefinition.Protocol;
import io.emberkeep.contract.inventory.Settings.NetworkExamination.Method;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** Checks one server or standby against the rest of its inventory. */
final class ServerChecker {

    private final ServerDraft server;
    private final SettingsDraft settings;
    private final Index index;
    private final Faults faults;

    private ServerChecker(ServerDraft server, SettingsDraft settings, Index index, Faults faults) {
        this.server = server;
        this.settings = settings;
        this.index = index;
        this.faults = faults;
    }

    static void check(ServerDraft server, SettingsDraft settings, Index index, Faults faults) {
        var checker = new ServerChecker(server, settings, index, faults);
        checker.machine();
        checker.examination();
        checker.services();
        if (server.isStandby()) {
            checker.asStandby();
        } else {
            checker.asTarget();
        }
    }

    private void machine() {
        var hosts = index.hosts();
        server.host()
                .filter(host -> !hosts.contains(host.value()))
                .ifPresent(
                        host ->
                                faults.add(
                                        host.place(),
                                        Checker.unknown(
                                                server.title(),
                                                "host",
                                                "hosts",
                                                host.value(),
                                                hosts)));
        if (server.bad().contains("machine")) {
            return;
        }
        if (server.isPhysical()) {
            physical();
            return;
        }
        if (server.host().isEmpty() && !server.bad().contains("host")) {
            fault("%s is virtual and has no host; name one, or say machine: physical");
        }
        server.mac()
                .ifPresent(
                        mac ->
                                faults.add(
                                        mac.place(),
                                        "%s is virtual: its hypervisor starts it, not a mac; leave it out, or say machine: physical"
                                                .formatted(server.title())));
    }

    /** It is a host, or one of which nothing but its mac is known. */
    private void physical() {
        if (server.host().isEmpty()) {
            if (server.mac().isEmpty() && !server.bad().contains("mac")) {
                faults.warn(
                        server.name().place(),
                        "%s is physical and has no mac: it cannot be woken"
                                .formatted(server.title()));
            }
            return;
        }
        var host = server.host().get();
        var other = index.onMetal().get(host.value());
        if (other != null && other != server) {
            faults.add(
                    host.place(),
                    "%s cannot be host %s: that is %s already, in %s"
                            .formatted(
                                    server.title(),
                                    host.value(),
                                    other.title(),
                                    Checker.where(other.name().place(), host.place())));
        }
        var its = index.macs().get(host.value());
        server.mac()
                .filter(mac -> its != null && !mac.value().equals(its))
                .ifPresent(
                        mac ->
                                faults.add(
                                        mac.place(),
                                        "%s is host %s, and has another mac: %s, not %s; leave it out"
                                                .formatted(
                                                        server.title(),
                                                        host.value(),
                                                        mac.value(),
                                                        its)));
        server.mac()
                .filter(_ -> its == null && index.hosts().contains(host.value()))
                .ifPresent(
                        mac ->
                                faults.add(
                                        mac.place(),
                                        "%s is host %s, which has no mac; say it there"
                                                .formatted(server.title(), host.value())));
    }

    /** The kernel answers a ping on each of 127.0.0.0/8 for machines that are not there. */
    private void examination() {
        var icmp = settings.settings().network().method() == Method.ICMP;
        server.ip()
                .filter(_ -> icmp && !settings.bad().contains("network"))
                .filter(ip -> isLoopback(ip.value()))
                .ifPresent(
                        ip ->
                                faults.add(
                                        ip.place(),
                                        "%s: %s is a loopback address, which always answers a ping; say network: tcp:PORT in settings"
                                                .formatted(server.title(), ip.value())));
    }

    private static boolean isLoopback(IpAddress ip) {
        return ip.toInetAddress().isLoopbackAddress();
    }

    private void services() {
        if (server.services().isPresent() && server.knownServices().isEmpty()) {
            fault("%s has no services: there is nothing to examine");
        }
        var names = new HashSet<String>();
        var ports = new HashMap<Integer, String>();
        for (var service : server.services().orElse(List.of())) {
            var name = service.value().name().value();
            if (!names.add(name)) {
                faults.add(
                        service.place(), "%s has daemon %s twice".formatted(server.title(), name));
                continue;
            }
            var before =
                    service.value().protocol() == Protocol.COMMAND
                            ? null
                            : ports.putIfAbsent(service.value().port(), name);
            if (before != null) {
                faults.add(
                        service.place(),
                        "%s: %s and %s cannot both listen on port %d"
                                .formatted(server.title(), before, name, service.value().port()));
            }
        }
    }

    private void asStandby() {
        if (!server.vips().isEmpty()) {
            faults.add(
                    server.vips().getFirst().place(),
                    "%s has a VIP of its own; a standby gets those of the server that failed"
                            .formatted(server.title()));
        }
        server.standby()
                .ifPresent(
                        own ->
                                faults.add(
                                        own.place(),
                                        "%s has a standby; a standby has none of its own"
                                                .formatted(server.title())));
        if (server.isPhysical()) {
            fault("%s is physical; a standby waits paused, which only a virtual server can");
        }
    }

    private void asTarget() {
        if (server.vips().isEmpty()) {
            faults.warn(
                    server.name().place(),
                    "%s has no VIP: no standby can take its place".formatted(server.title()));
        }
        server.standby().ifPresent(this::standby);
    }

    private void standby(Located<String> named) {
        var found = index.server(named.value());
        if (found.isEmpty()) {
            faults.add(
                    named.place(),
                    Checker.unknown(
                            server.title(),
                            "standby",
                            "standbys",
                            named.value(),
                            index.standbys()));
        } else if (!found.get().isStandby()) {
            faults.add(
                    named.place(),
                    "%s: «%s» is a server that serves itself, not one of the standbys"
                            .formatted(server.title(), named.value()));
        } else {
            fits(named, found.get());
        }
    }

    /** A standby can serve for a target only if it runs the same daemons on the same ports. */
    private void fits(Located<String> named, ServerDraft standby) {
        var theirs = standby.group().map(Located::value);
        var ours = server.group().map(Located::value);
        if (isGroup(theirs) && isGroup(ours) && !theirs.equals(ours)) {
            faults.add(
                    named.place(),
                    "%s of group %s: standby %s is of another group, %s"
                            .formatted(server.title(), ours.get(), named.value(), theirs.get()));
            return;
        }
        if (standby.services().isEmpty() || standby.knownServices().isEmpty()) {
            return;
        }
        for (var service : server.knownServices()) {
            missing(service, standby)
                    .ifPresent(
                            lack ->
                                    faults.add(
                                            named.place(),
                                            "%s: standby %s %s"
                                                    .formatted(
                                                            server.title(), named.value(), lack)));
        }
    }

    /** An unknown group was named as such already. */
    private boolean isGroup(Optional<String> name) {
        return name.filter(index.groups()::contains).isPresent();
    }

    private static Optional<String> missing(ServiceDefinition service, ServerDraft standby) {
        var same =
                standby.knownServices().stream()
                        .filter(one -> one.name().equals(service.name()))
                        .findFirst();
        if (same.isEmpty()) {
            return Optional.of("does not run its daemon " + service.name());
        }
        return same.get().port() == service.port()
                ? Optional.empty()
                : Optional.of(
                        "runs %s on port %d, not %d"
                                .formatted(service.name(), same.get().port(), service.port()));
    }

    private void fault(String sentence) {
        faults.add(server.name().place(), sentence.formatted(server.title()));
    }
}
