package io.emberkeep.power.plan;

import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.inventory.GroupDefinition;
import io.emberkeep.contract.inventory.HostDefinition;
import io.emberkeep.contract.inventory.Inventory;
import io.emberkeep.contract.inventory.ServerDefinition;
import io.emberkeep.power.plan.PowerPolicy.LightState;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A policy that a pool could never meet is refused before the pool takes it (DESIGN rule 13). */
public final class PolicyCheck {

    private PolicyCheck() {}

    /** What does not fit, each as a sentence; empty if it all does. */
    public static List<String> faults(PowerPolicy policy, Inventory inventory) {
        return Stream.of(
                        hosts(policy, inventory).stream(),
                        secondHost(policy, inventory).stream(),
                        inventory.groups().stream()
                                .flatMap(group -> standbys(policy, inventory, group).stream()),
                        payBack(policy, inventory).stream())
                .flatMap(one -> one)
                .toList();
    }

    private static Optional<String> hosts(PowerPolicy policy, Inventory inventory) {
        var hosts = inventory.hosts().stream().filter(host -> !host.management()).count();
        var least = Math.max(policy.reserve().awakeHosts(), policy.lightState().servers());
        return least > hosts
                ? Optional.of(
                        "the policy wants %d hosts awake, and the pool has %d besides management hosts"
                                .formatted(least, hosts))
                : Optional.empty();
    }

    private static Optional<String> secondHost(PowerPolicy policy, Inventory inventory) {
        if (policy.lightState() == LightState.SINGLE) {
            return Optional.empty();
        }
        return policy.secondHost()
                .flatMap(
                        host ->
                                isBase(inventory, host)
                                        ? Optional.of(
                                                "secondHost %s is a base host: two servers there would not be redundant"
                                                        .formatted(host))
                                        : inventory.host(host).isEmpty()
                                                ? Optional.of(
                                                        "secondHost %s is no host of the pool"
                                                                .formatted(host))
                                                : Optional.empty());
    }

    private static boolean isBase(Inventory inventory, HostId host) {
        return inventory.groups().stream()
                .flatMap(group -> group.baseHost().stream())
                .anyMatch(host::equals);
    }

    private static Optional<String> standbys(
            PowerPolicy policy, Inventory inventory, GroupDefinition group) {
        var standbys =
                inventory.servers().stream()
                        .filter(server -> server.group().equals(group.name()))
                        .filter(ServerDefinition::isStandby)
                        .count();
        return standbys < policy.reserve().standbys()
                ? Optional.of(
                        "%s has %d standbys, and the reserve is %d: it could never go light"
                                .formatted(group.name(), standbys, policy.reserve().standbys()))
                : Optional.empty();
    }

    private static Optional<String> payBack(PowerPolicy policy, Inventory inventory) {
        var known =
                inventory.hosts().stream().map(HostDefinition::watts).anyMatch(Optional::isPresent);
        return policy.payBack().isPresent() && !known
                ? Optional.of(
                        "no host of the pool names its watts: whether a transition pays for itself could never be told")
                : Optional.empty();
    }
}
