package io.emberkeep.testbed.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The whole data centre at one moment.
 *
 * @param hosts by name, as described
 * @param vms by name, as described
 * @param vips every virtual address that exists
 * @param networkPort on which everybody who is up accepts
 * @param arp where the network takes each VIP to be
 * @param conflicts when more than one server answered on a VIP, oldest first
 * @param groups the service groups by name, as described
 * @param asked what clients ask of the groups, by group; of one that is missing nothing is asked
 */
public record World(
        Map<String, Host> hosts,
        Map<String, Vm> vms,
        List<String> vips,
        int networkPort,
        Map<String, ArpEntry> arp,
        List<Conflict> conflicts,
        Map<String, ServiceGroup> groups,
        Map<String, AskedLoad> asked) {

    public World {
        hosts = Collections.unmodifiableMap(new LinkedHashMap<>(hosts));
        vms = Collections.unmodifiableMap(new LinkedHashMap<>(vms));
        vips = List.copyOf(vips);
        arp = Collections.unmodifiableMap(new LinkedHashMap<>(arp));
        conflicts = List.copyOf(conflicts);
        groups = Collections.unmodifiableMap(new LinkedHashMap<>(groups));
        asked = Collections.unmodifiableMap(new LinkedHashMap<>(asked));
    }

    /** @throws Refusal if there is none of that name */
    public Host host(String name) {
        var host = hosts.get(name);
        if (host == null) {
            throw Refusal.unknown("There is no host " + name + ".");
        }
        return host;
    }

    /** @throws Refusal if there is none of that name */
    public Vm vm(String name) {
        var vm = vms.get(name);
        if (vm == null) {
            throw Refusal.unknown("There is no server " + name + ".");
        }
        return vm;
    }

    /** @throws Refusal if there is none of that name */
    public ServiceGroup group(String name) {
        var group = groups.get(name);
        if (group == null) {
            throw Refusal.unknown(
                    groups.isEmpty()
                            ? "There is no service group " + name + ": no server has one."
                            : "There is no service group %s; there are %s."
                                    .formatted(name, String.join(", ", groups.keySet())));
        }
        return group;
    }

    /** The physical server that a host is; none if it is only a host. */
    public Optional<Vm> metal(String host) {
        return vms.values().stream()
                .filter(Vm::metal)
                .filter(vm -> vm.host().equals(host))
                .findFirst();
    }

    /**
     * The host of that name, or the one that the physical server of that name is.
     *
     * @throws Refusal if there is neither
     */
    Host machine(String name) {
        var server = vms.get(name);
        return server != null && server.metal() ? host(server.host()) : host(name);
    }

    /** Whether a host's kernel answers on the network: of a physical server its own. */
    public boolean onNetwork(Host host) {
        return host.onNetwork() && metal(host.name()).map(Vm::kernelLives).orElse(true);
    }

    /** Whether a host's hypervisor answers: on a physical server that hangs it hangs too. */
    boolean answers(Host host) {
        return onNetwork(host) && metal(host.name()).map(Vm::agentAnswers).orElse(true);
    }

    /** The servers on a host. */
    public List<Vm> on(String host) {
        return vms.values().stream().filter(vm -> vm.host().equals(host)).toList();
    }

    /**
     * A host that can be asked over the network.
     *
     * @throws Refusal if there is none, or nobody answers
     */
    public Host hypervisor(String name) {
        var host = host(name);
        if (!answers(host)) {
            throw Refusal.silent("The hypervisor of " + name + " does not answer.");
        }
        return host;
    }

    /**
     * A host whose power control answers: it does so whether the host is on or not.
     *
     * @throws Refusal if there is none, or its control is cut
     */
    public Host powerControl(String name) {
        var host = host(name);
        if (host.controlCut()) {
            throw Refusal.silent("The power control of " + name + " does not answer.");
        }
        return host;
    }

    /**
     * A server as its host's hypervisor knows it.
     *
     * @throws Refusal if the host does not answer, or that server is not there
     */
    public Vm vmOn(String host, String vm) {
        hypervisor(host);
        var found = vms.get(vm);
        if (found == null || !found.host().equals(host)) {
            throw Refusal.unknown("There is no server " + vm + " on " + host + ".");
        }
        return found;
    }

    /**
     * A server whose guest answers its host.
     *
     * @throws Refusal if the host or the guest does not answer, or that server is not there
     */
    public Vm guestOn(String host, String vm) {
        var found = vmOn(host, vm);
        if (!found.agentAnswers()) {
            throw Refusal.guestSilent();
        }
        return found;
    }

    /** Every port that somebody may listen on. */
    public Set<Integer> ports() {
        var all = new TreeSet<Integer>();
        all.add(networkPort);
        vms.values().forEach(vm -> vm.services().forEach(daemon -> all.add(daemon.port())));
        return all;
    }

    World with(Host host) {
        var changed = new LinkedHashMap<>(hosts);
        changed.put(host.name(), host);
        return new World(changed, vms, vips, networkPort, arp, conflicts, groups, asked);
    }

    World with(Vm vm) {
        var changed = new LinkedHashMap<>(vms);
        changed.put(vm.name(), vm);
        return new World(hosts, changed, vips, networkPort, arp, conflicts, groups, asked);
    }

    World with(Map<String, ArpEntry> entries, List<Conflict> seen) {
        return new World(hosts, vms, vips, networkPort, entries, seen, groups, asked);
    }

    World asked(String group, AskedLoad load) {
        var changed = new LinkedHashMap<>(asked);
        changed.put(group, load);
        return new World(hosts, vms, vips, networkPort, arp, conflicts, groups, changed);
    }

    World announced(String vip, String vm) {
        var changed = new LinkedHashMap<>(arp);
        changed.put(vip, ArpEntry.answering(vm));
        return with(changed, conflicts);
    }

    /** Whether a server would answer on the network now. */
    public boolean reachable(Vm vm) {
        return vm.onNetwork() && onNetwork(host(vm.host()));
    }

    /** The servers that would answer on a VIP now; more than one is a conflict. */
    public List<Vm> answering(String vip) {
        return vms.values().stream()
                .filter(vm -> vm.guest().vips().contains(vip))
                .filter(this::reachable)
                .toList();
    }

    /** The server that the network takes a VIP to. */
    Optional<Vm> named(String vip) {
        return Optional.ofNullable(arp.get(vip)).map(entry -> vms.get(entry.vm()));
    }
}
