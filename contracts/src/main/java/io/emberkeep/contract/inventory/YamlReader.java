package io.emberkeep.contract.inventory;

import io.emberkeep.contract.id.ExecutorId;
import io.emberkeep.contract.id.GroupId;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.IpAddress;
import io.emberkeep.contract.id.MacAddress;
import io.emberkeep.contract.id.PoolId;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.inventory.Draft.GroupDraft;
import io.emberkeep.contract.inventory.Draft.HostDraft;
import io.emberkeep.contract.inventory.Draft.ServerDraft;
import io.emberkeep.contract.inventory.HostDefinition.PowerDraw;
import io.emberkeep.contract.inventory.Section.Entry;
import io.emberkeep.contract.inventory.ServerDefinition.Machine;
import io.emberkeep.contract.inventory.ServerDefinition.Role;
import io.emberkeep.contract.inventory.ServerDefinition.ServerType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.yaml.snakeyaml.nodes.Node;

/** Turns the YAML file's nodes into a draft; knows its keys, and nothing of what fits together. */
final class YamlReader {

    static final Set<String> TOP =
            Set.of("pool", "settings", "hosts", "groups", "servers", "standbys");
    static final Set<String> HOST =
            Set.of("ip", "mac", "libvirt", "watts", "management", "executors");
    static final Set<String> GROUP = Set.of("baseHost", "services");
    static final Set<String> SERVER =
            Set.of("group", "ip", "vips", "type", "machine", "host", "mac", "services", "standby");

    private final Faults faults;
    private final ServicesReader services;
    private final Map<String, Optional<List<Located<ServiceDefinition>>>> groupServices =
            new HashMap<>();

    private YamlReader(Faults faults) {
        this.faults = faults;
        this.services = new ServicesReader(faults);
    }

    static Draft read(Node root, String fileName, Faults faults) {
        return new YamlReader(faults).read(root, new Place(fileName, 1));
    }

    private Draft read(Node root, Place start) {
        var top = Section.of("the inventory", new Entry("", start, root), TOP, faults);
        var groups = each(top, "groups", "group", GroupId::new, this::group);
        var servers = new ArrayList<ServerDraft>();
        servers.addAll(
                each(top, "servers", "server", ServerId::new, one -> server(one, Role.TARGET)));
        servers.addAll(
                each(top, "standbys", "standby", ServerId::new, one -> server(one, Role.STANDBY)));
        return new Draft(
                start,
                top.required("pool", text -> new PoolId(text).value()),
                top.entry("settings")
                        .map(entry -> SettingsReader.read(entry, faults))
                        .orElse(SettingsDraft.defaults(start)),
                each(top, "hosts", "host", HostId::new, this::host),
                groups,
                servers);
    }

    /** Every entry of a section of named things. */
    private <T> List<T> each(
            Section top, String key, String kind, Consumer<String> name, Function<Entry, T> read) {
        return top
                .entry(key)
                .map(entry -> Section.entries(key, entry, faults))
                .orElse(List.of())
                .stream()
                .map(entry -> named(kind, entry, name, read))
                .toList();
    }

    private <T> T named(String kind, Entry entry, Consumer<String> name, Function<Entry, T> read) {
        try {
            name.accept(entry.key());
        } catch (IllegalArgumentException bad) {
            faults.add(entry.place(), bad.getMessage());
        }
        if (entry.isEmpty() && !kind.equals("group")) {
            faults.add(entry.place(), "%s %s says nothing".formatted(kind, entry.key()));
        }
        return read.apply(entry);
    }

    private HostDraft host(Entry entry) {
        var section = Section.of("host " + entry.key(), entry, HOST, faults);
        var mac = section.value("mac", MacAddress::new);
        return new HostDraft(
                new Located<>(entry.key(), entry.place()),
                requiredUnlessEmpty(section, entry, "ip", IpAddress::new),
                mac,
                section.value("libvirt", YamlReader::libvirt),
                section.entry("watts").flatMap(watts -> watts(section.title(), watts)),
                section.value("management", Words::yesOrNo).map(Located::value).orElse(false),
                section.values("executors", ExecutorId::new).stream().map(Located::value).toList(),
                entry.isEmpty() ? HOST : section.bad(Map.of("mac", mac)));
    }

    private Optional<PowerDraw> watts(String owner, Entry entry) {
        var section =
                Section.of("watts of " + owner, entry, Set.of("idle", "busy", "suspended"), faults);
        var idle = section.required("idle", YamlReader::watts);
        var busy = section.required("busy", YamlReader::watts);
        var suspended = section.required("suspended", YamlReader::watts);
        if (idle.isEmpty() || busy.isEmpty() || suspended.isEmpty()) {
            return Optional.empty();
        }
        var draw = new PowerDraw(idle.get().value(), busy.get().value(), suspended.get().value());
        if (draw.idle() > draw.busy() || draw.suspended() > draw.idle()) {
            faults.add(
                    entry.place(),
                    "watts of %s: suspended (%s) ≤ idle (%s) ≤ busy (%s) is to be so"
                            .formatted(owner, draw.suspended(), draw.idle(), draw.busy()));
        }
        return Optional.of(draw);
    }

    private GroupDraft group(Entry entry) {
        var title = "group " + entry.key();
        var section = Section.of(title, entry, GROUP, faults);
        groupServices.putIfAbsent(
                entry.key(),
                section.entry("services")
                        .map(given -> services.read(title, given))
                        .orElse(Optional.of(List.of())));
        return new GroupDraft(new Located<>(entry.key(), entry.place()), section.text("baseHost"));
    }

    private ServerDraft server(Entry entry, Role role) {
        var title = (role == Role.STANDBY ? "standby " : "server ") + entry.key();
        var section = Section.of(title, entry, SERVER, faults);
        var group = requiredUnlessEmpty(section, entry, "group", text -> text);
        var machine = section.value("machine", text -> Words.choice(Machine.class, text));
        var host = section.text("host");
        var mac = section.value("mac", MacAddress::new);
        return new ServerDraft(
                new Located<>(entry.key(), entry.place()),
                role,
                machine.map(Located::value).orElse(Machine.VIRTUAL),
                entry.isEmpty()
                        ? SERVER
                        : section.bad(Map.of("machine", machine, "host", host, "mac", mac)),
                group,
                requiredUnlessEmpty(section, entry, "ip", IpAddress::new),
                section.values("vips", IpAddress::new),
                section.value("type", text -> Words.choice(ServerType.class, text))
                        .map(Located::value)
                        .orElse(ServerType.CPU_NET),
                host,
                mac,
                entry.isEmpty() ? Optional.empty() : services(section, group),
                section.text("standby"));
    }

    /** The server's own services, else its group's; none if they are bad, or the group is unknown. */
    private Optional<List<Located<ServiceDefinition>>> services(
            Section server, Optional<Located<String>> group) {
        var own = server.entry("services");
        if (own.isPresent()) {
            return services.read(server.title(), own.get());
        }
        return group.map(Located::value)
                .flatMap(name -> groupServices.getOrDefault(name, Optional.empty()));
    }

    /** What «says nothing» needs no list of everything that it lacks. */
    private static <T> Optional<Located<T>> requiredUnlessEmpty(
            Section section, Entry entry, String key, Function<String, T> read) {
        return entry.isEmpty() ? Optional.empty() : section.required(key, read);
    }

    private static String libvirt(String text) {
        if (!text.matches("[a-z][a-z0-9+.-]*:\\S+")) {
            throw new IllegalArgumentException(
                    "«%s» is no address of a hypervisor, such as qemu+tls://10.0.0.1/system or loopback:RS1"
                            .formatted(text));
        }
        return text;
    }

    private static double watts(String text) {
        if (!text.matches("\\d{1,6}(\\.\\d{1,6})?")) {
            throw new IllegalArgumentException("«%s» is no number of watts".formatted(text));
        }
        return Double.parseDouble(text);
    }
}
