package io.emberkeep.contract.inventory;

import static java.util.function.Predicate.not;

import io.emberkeep.contract.id.IpAddress;
import io.emberkeep.contract.inventory.Draft.GroupDraft;
import io.emberkeep.contract.inventory.Draft.HostDraft;
import io.emberkeep.contract.inventory.Draft.ServerDraft;
import io.emberkeep.contract.inventory.ServerDefinition.Machine;
import io.emberkeep.contract.inventory.ServerDefinition.Role;
import io.emberkeep.contract.inventory.ServerDefinition.ServerType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Joins the papers' files to one inventory (DBSS-2): a real server's address becomes a host; a backup that
 * others name becomes their standby, with its own file or without; what no file says is a default.
 */
final class DatImporter {

    /** No file names its pool. */
    static final String POOL = "imported";

    private static final IpAddress THIS_MACHINE = new IpAddress("127.0.0.1");

    private final List<DatFile> files;
    private final Faults faults;
    private final Place start;
    private final Map<String, HostDraft> hosts = new LinkedHashMap<>();
    private final List<ServerDraft> servers = new ArrayList<>();

    private DatImporter(List<DatFile> files, Place start, Faults faults) {
        this.files = files;
        this.start = start;
        this.faults = faults;
    }

    static Draft read(List<Input.Text> texts, Faults faults) {
        var files = texts.stream().map(text -> DatFile.read(text, faults)).toList();
        var start = new Place(texts.getFirst().name(), 0);
        return new DatImporter(files, start, faults).join();
    }

    private Draft join() {
        files.stream().filter(not(this::isBackup)).forEach(this::target);
        files.stream().filter(this::isBackup).forEach(this::standby);
        files.forEach(this::backupWithoutFile);
        return new Draft(
                start,
                Optional.of(new Located<>(POOL, start)),
                SettingsDraft.defaults(start),
                List.copyOf(hosts.values()),
                groups(),
                List.copyOf(servers));
    }

    /** A backup is named by another file, or has neither VIP nor backup. */
    private boolean isBackup(DatFile file) {
        return file.looksLikeBackup()
                || files.stream()
                        .flatMap(one -> one.backup().stream())
                        .anyMatch(named -> isNamed(file, named.value()));
    }

    private static boolean isNamed(DatFile file, String name) {
        return file.name().filter(own -> own.value().equals(name)).isPresent();
    }

    private void target(DatFile file) {
        var host = file.realServer().map(this::host);
        add(
                file,
                Role.TARGET,
                host.isPresent() ? Machine.VIRTUAL : Machine.PHYSICAL,
                file.ip(),
                host);
    }

    /** Its data lack VIP, backup and real server (DBSS-2): it waits on the management server. */
    private void standby(DatFile file) {
        var named =
                files.stream()
                        .filter(
                                one ->
                                        one.backup()
                                                .filter(b -> isNamed(file, b.value()))
                                                .isPresent())
                        .toList();
        for (var target : named) {
            target.backupIp()
                    .filter(
                            ip ->
                                    file.ip()
                                            .filter(own -> !own.value().equals(ip.value()))
                                            .isPresent())
                    .ifPresent(ip -> otherAddress(target, ip, file.ip().orElseThrow()));
        }
        var host = file.realServer().map(this::host).orElseGet(() -> managementServer(file));
        add(file, Role.STANDBY, Machine.VIRTUAL, file.ip(), Optional.of(host));
    }

    private void otherAddress(DatFile target, Located<IpAddress> ip, Located<IpAddress> own) {
        faults.add(
                ip.place(),
                "backup %s has the IP address %s here and %s in %s"
                        .formatted(
                                target.backup().map(Located::value).orElse(""),
                                ip.value(),
                                own.value(),
                                Checker.where(own.place(), ip.place())));
    }

    /** A backup that only its targets name is described by them: their group, their daemons. */
    private void backupWithoutFile(DatFile target) {
        if (target.backup().isEmpty()) {
            return;
        }
        var backup = target.backup().get();
        var known =
                servers.stream()
                        .filter(one -> one.name().value().equals(backup.value()))
                        .findFirst();
        if (known.isPresent()) {
            agree(target, known.get());
            return;
        }
        if (target.backupIp().isEmpty()) {
            faults.add(
                    backup.place(),
                    "backup %s has no IP address: neither is there a seventh line, nor a file that describes %s"
                            .formatted(backup.value(), backup.value()));
        }
        servers.add(
                new ServerDraft(
                        backup,
                        Role.STANDBY,
                        Machine.VIRTUAL,
                        Set.of(),
                        target.group(),
                        target.backupIp(),
                        List.of(),
                        ServerType.CPU_NET,
                        Optional.of(managementServer(target)),
                        Optional.empty(),
                        daemonsOfAll(backup.value()),
                        Optional.empty()));
    }

    /** Several targets may name one backup; then at one address. */
    private void agree(DatFile target, ServerDraft standby) {
        var described = files.stream().anyMatch(file -> isNamed(file, standby.name().value()));
        if (!described && standby.ip().isPresent()) {
            target.backupIp()
                    .filter(ip -> !ip.value().equals(standby.ip().get().value()))
                    .ifPresent(ip -> otherAddress(target, ip, standby.ip().get()));
        }
    }

    private Optional<List<Located<ServiceDefinition>>> daemonsOfAll(String backup) {
        var byName = new LinkedHashMap<String, Located<ServiceDefinition>>();
        for (var file : files) {
            if (file.backup().filter(named -> named.value().equals(backup)).isPresent()) {
                if (file.services().isEmpty()) {
                    return Optional.empty();
                }
                file.services()
                        .get()
                        .forEach(one -> byName.putIfAbsent(one.value().name().value(), one));
            }
        }
        return Optional.of(List.copyOf(byName.values()));
    }

    private void add(
            DatFile file,
            Role role,
            Machine machine,
            Optional<Located<IpAddress>> ip,
            Optional<Located<String>> host) {
        if (file.name().isEmpty()) {
            return;
        }
        servers.add(
                new ServerDraft(
                        file.name().get(),
                        role,
                        machine,
                        Set.of(),
                        file.group(),
                        ip,
                        file.vip().stream().toList(),
                        ServerType.CPU_NET,
                        host,
                        Optional.empty(),
                        file.services(),
                        file.backup()));
    }

    /** A real server, known by its address alone. */
    private Located<String> host(Located<IpAddress> ip) {
        var name = "RS-" + ip.value().value().replace(':', '-');
        hosts.computeIfAbsent(
                name,
                unseen ->
                        new HostDraft(
                                new Located<>(unseen, ip.place()),
                                Optional.of(ip),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                false,
                                List.of(),
                                Set.of()));
        return new Located<>(name, ip.place());
    }

    /** C starts a backup on the management server (DBSS-10), which is where this program runs. */
    private Located<String> managementServer(DatFile why) {
        var name =
                Stream.of("MS", "management-server", "emberkeep-management-server")
                        .filter(free -> files.stream().noneMatch(file -> isNamed(file, free)))
                        .findFirst()
                        .orElse("MS");
        if (!hosts.containsKey(name)) {
            faults.warn(
                    why.place(),
                    "no file says where backups wait: host %s is made for them, as this machine (%s); describe the pool in YAML if it is another"
                            .formatted(name, THIS_MACHINE));
            hosts.put(
                    name,
                    new HostDraft(
                            new Located<>(name, why.place()),
                            Optional.of(new Located<>(THIS_MACHINE, why.place())),
                            Optional.empty(),
                            Optional.of(new Located<>("qemu:///system", why.place())),
                            Optional.empty(),
                            true,
                            List.of(),
                            Set.of()));
        }
        return new Located<>(name, why.place());
    }

    /** The groups that the files name, in their order. */
    private List<GroupDraft> groups() {
        var groups = new LinkedHashMap<String, GroupDraft>();
        servers.stream()
                .flatMap(server -> server.group().stream())
                .forEach(
                        group ->
                                groups.putIfAbsent(
                                        group.value(), new GroupDraft(group, Optional.empty())));
        return List.copyOf(groups.values());
    }
}
