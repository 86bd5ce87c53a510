package io.emberkeep.contract.inventory;

import io.emberkeep.contract.id.ExecutorId;
import io.emberkeep.contract.id.IpAddress;
import io.emberkeep.contract.inventory.ServerDefinition.Machine;
import io.emberkeep.contract.inventory.Settings.NetworkExamination;
import io.emberkeep.contract.inventory.Settings.NetworkExamination.Method;
import io.emberkeep.contract.structure.Dedicated;
import io.emberkeep.contract.structure.PeerToPeer;
import io.emberkeep.contract.structure.Ring;
import io.emberkeep.contract.structure.Structure;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.Yaml;

/** Writes an inventory as YAML, every value said, so that {@link YamlReader} reads an equal one. */
final class InventoryWriter {

    private InventoryWriter() {}

    static String write(Inventory inventory) {
        var top = new LinkedHashMap<String, Object>();
        top.put("pool", inventory.pool().value());
        top.put("settings", settings(inventory.settings()));
        put(
                top,
                "hosts",
                named(inventory.hosts(), host -> host.name().value(), InventoryWriter::host));
        put(
                top,
                "groups",
                named(inventory.groups(), group -> group.name().value(), InventoryWriter::group));
        put(top, "servers", servers(inventory, false));
        put(top, "standbys", servers(inventory, true));
        var options = new DumperOptions();
        options.setDefaultFlowStyle(FlowStyle.AUTO);
        options.setWidth(100);
        options.setSplitLines(false);
        return new Yaml(options).dump(top);
    }

    private static Map<String, Object> servers(Inventory inventory, boolean standbys) {
        return named(
                inventory.servers().stream().filter(one -> one.isStandby() == standbys).toList(),
                server -> server.name().value(),
                InventoryWriter::server);
    }

    private static <T> Map<String, Object> named(
            List<T> all, Function<T, String> name, Function<T, Object> body) {
        var map = new LinkedHashMap<String, Object>();
        all.forEach(one -> map.put(name.apply(one), body.apply(one)));
        return map;
    }

    private static Map<String, Object> settings(Settings settings) {
        var map = new LinkedHashMap<String, Object>();
        map.put("interval", Durations.format(settings.interval()));
        map.put("network", network(settings.network()));
        map.put("networkTimeout", Durations.format(settings.networkTimeout()));
        map.put("serviceTimeout", Durations.format(settings.serviceTimeout()));
        map.put("maximumRestartWait", Durations.format(settings.maximumRestartWait()));
        map.put("daemonRestartWait", Durations.format(settings.daemonRestartWait()));
        map.put("recoveryPoll", Durations.format(settings.recoveryPoll()));
        map.put("repair", Words.of(settings.repair()));
        map.put("failover", Words.of(settings.failover()));
        map.put("returning", Words.of(settings.returning()));
        settings.window().ifPresent(window -> map.put("window", window.from() + "-" + window.to()));
        var flapping = new LinkedHashMap<String, Object>();
        flapping.put("failovers", settings.flapping().failovers());
        flapping.put("within", Durations.format(settings.flapping().within()));
        map.put("flapping", flapping);
        map.put("fencing", Words.of(settings.fencing()));
        map.put("lease", Durations.format(settings.lease()));
        map.put("commandDeadline", Durations.format(settings.commandDeadline()));
        map.put("migrationDeadline", Durations.format(settings.migrationDeadline()));
        map.put("massFailureShare", number(settings.massFailureShare()));
        settings.gateway().ifPresent(gateway -> map.put("gateway", gateway.value()));
        structure(map, settings.structure());
        settings.power().ifPresent(power -> map.put("power", PowerWriter.write(power)));
        return map;
    }

    private static String network(NetworkExamination network) {
        return network.method() == Method.ICMP ? "icmp" : "tcp:" + network.port();
    }

    private static Object host(HostDefinition host) {
        var map = new LinkedHashMap<String, Object>();
        map.put("ip", host.ip().value());
        host.mac().ifPresent(mac -> map.put("mac", mac.value()));
        map.put("libvirt", host.libvirt());
        host.watts()
                .ifPresent(
                        watts -> {
                            var draw = new LinkedHashMap<String, Object>();
                            draw.put("idle", number(watts.idle()));
                            draw.put("busy", number(watts.busy()));
                            draw.put("suspended", number(watts.suspended()));
                            map.put("watts", draw);
                        });
        map.put("management", host.management());
        map.put("executors", host.executors().stream().map(ExecutorId::value).toList());
        return map;
    }

    private static Object group(GroupDefinition group) {
        var map = new LinkedHashMap<String, Object>();
        group.baseHost().ifPresent(host -> map.put("baseHost", host.value()));
        return map;
    }

    private static Object server(ServerDefinition server) {
        var map = new LinkedHashMap<String, Object>();
        map.put("group", server.group().value());
        map.put("ip", server.ip().value());
        if (!server.vips().isEmpty()) {
            map.put("vips", server.vips().stream().map(IpAddress::value).toList());
        }
        map.put("type", Words.of(server.type()));
        if (server.machine() == Machine.PHYSICAL) {
            map.put("machine", Words.of(server.machine()));
        }
        server.host().ifPresent(host -> map.put("host", host.value()));
        server.mac().ifPresent(mac -> map.put("mac", mac.value()));
        map.put(
                "services",
                server.services().stream()
                        .collect(
                                Collectors.toMap(
                                        service -> service.name().value(),
                                        InventoryWriter::service,
                                        (one, _) -> one,
                                        LinkedHashMap::new)));
        server.standby().ifPresent(standby -> map.put("standby", standby.value()));
        return map;
    }

    private static Object service(ServiceDefinition service) {
        var map = new LinkedHashMap<String, Object>();
        map.put("protocol", Words.of(service.protocol()));
        if (service.port() != 0) {
            map.put("port", service.port());
        }
        service.path().ifPresent(path -> map.put("path", path));
        if (!service.command().isEmpty()) {
            map.put("command", service.command());
        }
        return map;
    }

    private static void put(Map<String, Object> map, String key, Map<String, Object> value) {
        if (!value.isEmpty()) {
            map.put(key, value);
        }
    }

    static BigDecimal number(double value) {
        var shortest = BigDecimal.valueOf(value).stripTrailingZeros();
        return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
    }

    private static void structure(Map<String, Object> map, Structure structure) {
        switch (structure) {
            case Dedicated() -> map.put("structure", "dedicated");
            case PeerToPeer() -> map.put("structure", "peer-to-peer");
            case Ring(var largest) -> {
                map.put("structure", "ring");
                map.put("ringSize", largest);
            }
        }
    }
}
