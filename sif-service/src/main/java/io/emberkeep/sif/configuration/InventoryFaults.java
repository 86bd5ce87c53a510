package io.emberkeep.sif.configuration;

import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.inventory.GroupDefinition;
import io.emberkeep.contract.inventory.HostDefinition;
import io.emberkeep.contract.inventory.Inventory;
import io.emberkeep.contract.inventory.InventoryFile;
import io.emberkeep.contract.inventory.ServerDefinition;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The last look at an inventory, which may come from anybody: whatever would break a rule of the records
 * (a server in two places, a VIP twice) or a bound (a lease without an end) is refused here too.
 */
final class InventoryFaults {

    private InventoryFaults() {}

    /** The first fault, as a sentence; none if it is consistent. */
    static Optional<String> first(Inventory inventory) {
        return Stream.of(
                        twice("host", names(inventory.hosts().stream().map(HostDefinition::name))),
                        twice(
                                "group",
                                names(inventory.groups().stream().map(GroupDefinition::name))),
                        twice(
                                "server",
                                names(inventory.servers().stream().map(ServerDefinition::name))),
                        twice("address", addresses(inventory)),
                        inventory.servers().stream()
                                .flatMap(server -> unknown(inventory, server))
                                .findFirst())
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> asAFile(inventory));
    }

    /** What no file could say is not taken from a message either: above all settings that break a bound. */
    private static Optional<String> asAFile(Inventory inventory) {
        return InventoryFile.check(inventory, "inventory").faults().stream()
                .map(InventoryFile.Fault::reason)
                .findFirst();
    }

    private static Collection<String> names(Stream<?> names) {
        return names.map(Object::toString).toList();
    }

    private static Collection<String> addresses(Inventory inventory) {
        return Stream.concat(
                        inventory.hosts().stream().map(HostDefinition::ip),
                        inventory.servers().stream()
                                .flatMap(
                                        server ->
                                                Stream.concat(
                                                        Stream.of(server.ip())
                                                                .filter(
                                                                        _ ->
                                                                                !isItsHosts(
                                                                                        inventory,
                                                                                        server)),
                                                        server.vips().stream())))
                .map(Object::toString)
                .toList();
    }

    /** A physical server that is a host may have its address. */
    private static boolean isItsHosts(Inventory inventory, ServerDefinition server) {
        return server.isPhysical()
                && server.host()
                        .flatMap(inventory::host)
                        .filter(host -> host.ip().equals(server.ip()))
                        .isPresent();
    }

    private static Optional<String> twice(String what, Collection<String> all) {
        Set<String> seen = new HashSet<>();
        return all.stream()
                .filter(one -> !seen.add(one))
                .findFirst()
                .map(one -> "%s %s is there twice".formatted(what, one));
    }

    private static Stream<String> unknown(Inventory inventory, ServerDefinition server) {
        var name = server.name();
        return Stream.of(
                        inventory.group(server.group()).isEmpty()
                                ? Optional.of(
                                        "%s: unknown group %s".formatted(name, server.group()))
                                : Optional.<String>empty(),
                        server.host()
                                .filter(host -> inventory.host(host).isEmpty())
                                .map(host -> "%s: unknown host %s".formatted(name, host)),
                        server.standby()
                                .filter(standby -> !isStandby(inventory, server, standby))
                                .map(
                                        standby ->
                                                "%s: %s is no standby of its group"
                                                        .formatted(name, standby)),
                        Optional.of(server)
                                .filter(ServerDefinition::isStandby)
                                .filter(one -> !one.vips().isEmpty() || one.standby().isPresent())
                                .map(_ -> name + ": a standby has neither VIPs nor a standby"))
                .flatMap(Optional::stream);
    }

    private static boolean isStandby(Inventory inventory, ServerDefinition target, ServerId name) {
        return inventory
                .server(name)
                .filter(standby -> standby.isStandby() && standby.group().equals(target.group()))
                .isPresent();
    }
}
