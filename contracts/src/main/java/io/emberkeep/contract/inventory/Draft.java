package io.emberkeep.contract.inventory;

import io.emberkeep.contract.id.ExecutorId;
import io.emberkeep.contract.id.GroupId;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.IpAddress;
import io.emberkeep.contract.id.MacAddress;
import io.emberkeep.contract.id.PoolId;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.inventory.HostDefinition.PowerDraw;
import io.emberkeep.contract.inventory.ServerDefinition.Machine;
import io.emberkeep.contract.inventory.ServerDefinition.Role;
import io.emberkeep.contract.inventory.ServerDefinition.ServerType;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An inventory as far as it could be read, perhaps with faults: what is absent here was missing or bad,
 * and was named then. Each value knows its line; {@link #whole()} is called only if nothing was found.
 *
 * @param place of the file as a whole
 */
record Draft(
        Place place,
        Optional<Located<String>> pool,
        SettingsDraft settings,
        List<HostDraft> hosts,
        List<GroupDraft> groups,
        List<ServerDraft> servers) {

    /** @throws IllegalStateException if a fault was overlooked */
    Inventory whole() {
        return new Inventory(
                new PoolId(sure(pool).value()),
                settings.settings(),
                hosts.stream().map(HostDraft::whole).toList(),
                groups.stream().map(GroupDraft::whole).toList(),
                servers.stream().map(ServerDraft::whole).toList());
    }

    private static <T> T sure(Optional<T> value) {
        return value.orElseThrow(
                () -> new IllegalStateException("something is missing that no fault named"));
    }

    /**
     * @param bad keys whose values could not be read, so that nothing may be concluded from their absence
     */
    record HostDraft(
            Located<String> name,
            Optional<Located<IpAddress>> ip,
            Optional<Located<MacAddress>> mac,
            Optional<Located<String>> libvirt,
            Optional<PowerDraw> watts,
            boolean management,
            List<ExecutorId> executors,
            Set<String> bad) {

        private HostDefinition whole() {
            var address = sure(ip).value();
            return new HostDefinition(
                    new HostId(name.value()),
                    address,
                    mac.map(Located::value),
                    libvirt.map(Located::value).orElse(defaultLibvirt(address)),
                    watts,
                    management,
                    executors);
        }

        /** Libvirt's own way to reach another machine. */
        private static String defaultLibvirt(IpAddress ip) {
            var text = ip.value();
            return "qemu+tls://%s/system".formatted(text.contains(":") ? "[" + text + "]" : text);
        }
    }

    record GroupDraft(Located<String> name, Optional<Located<String>> baseHost) {

        private GroupDefinition whole() {
            return new GroupDefinition(
                    new GroupId(name.value()), baseHost.map(Located::value).map(HostId::new));
        }
    }

    /**
     * @param services none if they were bad and named as such; empty if nobody gave any
     * @param bad keys whose values could not be read, so that nothing may be concluded from their absence
     */
    record ServerDraft(
            Located<String> name,
            Role role,
            Machine machine,
            Set<String> bad,
            Optional<Located<String>> group,
            Optional<Located<IpAddress>> ip,
            List<Located<IpAddress>> vips,
            ServerType type,
            Optional<Located<String>> host,
            Optional<Located<MacAddress>> mac,
            Optional<List<Located<ServiceDefinition>>> services,
            Optional<Located<String>> standby) {

        boolean isStandby() {
            return role == Role.STANDBY;
        }

        boolean isPhysical() {
            return machine == Machine.PHYSICAL;
        }

        /** «server W1» or «standby Wb», as sentences begin. */
        String title() {
            return (isStandby() ? "standby " : "server ") + name.value();
        }

        List<ServiceDefinition> knownServices() {
            return services.orElse(List.of()).stream().map(Located::value).toList();
        }

        private ServerDefinition whole() {
            return new ServerDefinition(
                    new ServerId(name.value()),
                    role,
                    machine,
                    new GroupId(sure(group).value()),
                    sure(ip).value(),
                    vips.stream().map(Located::value).toList(),
                    type,
                    host.map(Located::value).map(HostId::new),
                    mac.map(Located::value),
                    sure(services).stream().map(Located::value).toList(),
                    standby.map(Located::value).map(ServerId::new));
        }
    }
}
