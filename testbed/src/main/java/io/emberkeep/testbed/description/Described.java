package io.emberkeep.testbed.description;

import io.emberkeep.testbed.description.Description.HostLine;
import io.emberkeep.testbed.description.Description.VmLine;
import io.emberkeep.testbed.model.Host;
import io.emberkeep.testbed.model.ServiceGroup;
import io.emberkeep.testbed.model.Vm;
import io.emberkeep.testbed.model.World;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes a data centre of its description, and refuses one that does not fit together. */
final class Described {

    private static final String NAME = "[A-Za-z0-9._-]{1,40}";
    private static final String LOOPBACK = "127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}";
    private static final String MAC = "([0-9a-f]{2}:){5}[0-9a-f]{2}";

    private final Set<String> names = new HashSet<>();
    private final Set<String> addresses = new HashSet<>();
    private final Set<String> onMetal = new HashSet<>();
    private final Map<String, Host> hosts = new LinkedHashMap<>();
    private final Map<String, Vm> vms = new LinkedHashMap<>();
    private final Set<String> vips = new LinkedHashSet<>();
    private final Map<String, ServiceGroup> groups = new LinkedHashMap<>();

    private Described() {}

    static World world(Description description) {
        var made = new Described();
        description.hosts().forEach(made::host);
        description.vms().forEach(made::vm);
        description.vips().forEach(vip -> made.vips.add(made.address("a VIP", vip)));
        check(!made.vms.isEmpty(), "it describes no server");
        return new World(
                made.hosts,
                made.vms,
                List.copyOf(made.vips),
                description.networkPort(),
                Map.of(),
                List.of(),
                made.groups,
                Map.of());
    }

    private void host(HostLine line) {
        String name = name(line.name());
        check(line.mac() != null, name + " has no MAC address");
        String mac = line.mac().toLowerCase(Locale.ROOT);
        check(mac.matches(MAC), name + " has a MAC address that is none: " + line.mac());
        hosts.put(name, Host.on(name, address(name, line.ip()), mac));
    }

    private void vm(VmLine line) {
        String name = line.metal() ? metalName(line) : name(line.name());
        check(hosts.containsKey(line.host()), name + " is on an unknown host: " + line.host());
        var ports = new HashSet<Integer>();
        for (var daemon : line.services()) {
            boolean whole = daemon.name() != null && daemon.protocol() != null;
            check(whole, "a daemon of " + name + " lacks its name or protocol");
            boolean port = daemon.port() > 0 && daemon.port() < 65_536;
            check(
                    port && ports.add(daemon.port()),
                    daemon.name() + " on " + name + " has no port of its own");
        }
        line.vips().forEach(vip -> vips.add(address(name, vip)));
        boolean running = line.state() == Description.Start.RUNNING;
        check(running || line.vips().isEmpty(), name + " does not run and cannot have VIPs");
        Optional.ofNullable(line.group()).ifPresent(group -> member(group, name, line.vips()));
        check(running || !line.metal(), name + " is its host, and runs at the start as it does");
        boolean hosts = line.metal() && this.hosts.get(line.host()).ip().equals(line.ip());
        String ip = hosts ? line.ip() : address(name, line.ip());
        var any = Vm.off(name, ip, line.services(), line.host());
        var off = line.metal() ? any.onMetal() : any;
        vms.put(
                name,
                switch (line.state()) {
                    case OFF -> off;
                    case RUNNING -> off.running(line.vips());
                    case PAUSED -> off.running(List.of()).paused();
                });
    }

    /** A physical server may be called as its host, which it is. */
    private String metalName(VmLine line) {
        String name = line.name();
        check(onMetal.add(line.host()), "the host of " + name + " is another server already");
        boolean same = name != null && name.equals(line.host()) && !vms.containsKey(name);
        return same ? name : name(name);
    }

    private void member(String group, String server, List<String> ownVips) {
        check(group.matches(NAME), "the group of " + server + " is none: " + group);
        groups.put(
                group, groups.getOrDefault(group, ServiceGroup.EMPTY).withServer(server, ownVips));
    }

    private String name(String name) {
        check(name != null && name.matches(NAME), "a name is none: " + name);
        check(names.add(name), "the name " + name + " is there twice");
        return name;
    }

    private String address(String owner, String ip) {
        check(
                ip != null && ip.matches(LOOPBACK),
                owner + " has an address outside 127.0.0.0/8: " + ip);
        check(addresses.add(ip), "the address " + ip + " is there twice");
        return ip;
    }

    private static void check(boolean good, String fault) {
        if (!good) {
            throw new IllegalArgumentException(fault + ".");
        }
    }
}
