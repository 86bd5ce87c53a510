package io.emberkeep.testbed.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What the network makes of the machines: who is found where, and what that looks like. */
public final class Network {

    private static final int CONFLICTS_KEPT = 1000;

    private Network() {}

    /**
     * The network after a change: entries are learned and age, conflicts begin and end. An entry whose
     * server does not answer is kept for the age, and only then goes to another that has the VIP.
     */
    static World settle(World world, Instant now, Duration age) {
        var arp = new LinkedHashMap<String, ArpEntry>();
        for (String vip : world.vips()) {
            entry(world, vip, now, age).ifPresent(entry -> arp.put(vip, entry));
        }
        return world.with(arp, conflicts(world, now));
    }

    /** When the next entry ages, if one does. */
    public static Optional<Instant> nextAging(World world, Duration age) {
        return world.arp().values().stream()
                .map(ArpEntry::silentSince)
                .flatMap(Optional::stream)
                .map(since -> since.plus(age))
                .min(Instant::compareTo);
    }

    /**
     * How a port looks from outside.
     *
     * @param turn decides who answers where several do
     */
    public static Look look(World world, String address, int port, int turn) {
        for (Host host : world.hosts().values()) {
            if (host.ip().equals(address)) {
                return host(world, host, port);
            }
        }
        for (Vm vm : world.vms().values()) {
            if (vm.ip().equals(address)) {
                return world.reachable(vm) ? server(world, vm, port) : new Look.Silent();
            }
        }
        var answering = world.answering(address);
        if (answering.size() > 1) {
            return server(world, answering.get(Math.floorMod(turn, answering.size())), port);
        }
        return world.named(address)
                .filter(answering::contains)
                .map(vm -> server(world, vm, port))
                .orElseGet(Look.Silent::new);
    }

    private static Look host(World world, Host host, int port) {
        var metal = world.metal(host.name());
        if (metal.isPresent()) {
            return world.reachable(metal.get())
                    ? server(world, metal.get(), port)
                    : new Look.Silent();
        }
        if (!host.onNetwork()) {
            return new Look.Silent();
        }
        return port == world.networkPort()
                ? new Look.Accepting(host.name(), host.changes(), Optional.empty())
                : new Look.Refusing();
    }

    private static Look server(World world, Vm vm, int port) {
        int boot = vm.guest().boot();
        if (port == world.networkPort()) {
            return new Look.Accepting(vm.name(), boot, Optional.empty());
        }
        return vm.listensOn(port)
                .<Look>map(it -> new Look.Accepting(vm.name(), boot, Optional.of(it)))
                .orElseGet(Look.Refusing::new);
    }

    private static Optional<ArpEntry> entry(World world, String vip, Instant now, Duration age) {
        var answering = world.answering(vip);
        var old = Optional.ofNullable(world.arp().get(vip));
        if (old.isPresent()) {
            String vm = old.get().vm();
            if (answering.stream().anyMatch(one -> one.name().equals(vm))) {
                return Optional.of(ArpEntry.answering(vm));
            }
            Instant since = old.get().silentSince().orElse(now);
            if (now.isBefore(since.plus(age))) {
                return Optional.of(new ArpEntry(vm, Optional.of(since)));
            }
        }
        return answering.stream().findFirst().map(Vm::name).map(ArpEntry::answering);
    }

    private static List<Conflict> conflicts(World world, Instant now) {
        var open = new LinkedHashMap<String, List<String>>();
        for (String vip : world.vips()) {
            var names = world.answering(vip).stream().map(Vm::name).toList();
            if (names.size() > 1) {
                open.put(vip, names);
            }
        }
        var all = new ArrayList<Conflict>();
        for (Conflict old : world.conflicts()) {
            all.add(old.to().isPresent() || goesOn(old, open) ? old : ended(old, now));
        }
        for (Map.Entry<String, List<String>> each : open.entrySet()) {
            boolean known =
                    all.stream()
                            .anyMatch(old -> old.to().isEmpty() && old.vip().equals(each.getKey()));
            if (!known) {
                all.add(new Conflict(each.getKey(), each.getValue(), now, Optional.empty()));
            }
        }
        return all.subList(Math.max(0, all.size() - CONFLICTS_KEPT), all.size());
    }

    private static boolean goesOn(Conflict old, Map<String, List<String>> open) {
        return Objects.equals(open.get(old.vip()), old.vms());
    }

    private static Conflict ended(Conflict old, Instant now) {
        return new Conflict(old.vip(), old.vms(), old.from(), Optional.of(now));
    }
}
