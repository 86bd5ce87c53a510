package io.emberkeep.hypervisor.work;

import io.emberkeep.contract.command.Condition;
import io.emberkeep.contract.configuration.PoolConfiguration;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.PoolId;
import io.emberkeep.contract.inventory.HostDefinition;
import io.emberkeep.contract.inventory.ServerDefinition;
import io.emberkeep.hypervisor.command.Order;
import io.emberkeep.hypervisor.network.WakeOnly;
import io.emberkeep.hypervisor.plan.Context;
import io.emberkeep.hypervisor.port.Hands;
import io.emberkeep.hypervisor.port.HandsChoice;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds out where a command is to be carried out. */
public final class Scenes {

    private final Function<PoolId, Optional<PoolConfiguration>> configuration;
    private final HandsChoice choice;
    private final InetSocketAddress wakeAddress;

    /**
     * @param configuration the copy of a pool's configuration
     * @param choice how hosts are reached
     * @param wakeAddress where magic packets for physical servers go
     */
    public Scenes(
            Function<PoolId, Optional<PoolConfiguration>> configuration,
            HandsChoice choice,
            InetSocketAddress wakeAddress) {
        this.configuration = configuration;
        this.choice = choice;
        this.wakeAddress = wakeAddress;
    }

    /**
     * The scene of a command.
     *
     * @throws IllegalArgumentException with a sentence, if nothing can be done here about such a command
     */
    Scene of(Order order) {
        var pool =
                configuration
                        .apply(order.pool())
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "the pool %s is not known here"
                                                        .formatted(order.pool())));
        return switch (order.command().condition()) {
            case Condition.OfServer wanted -> ofServer(wanted, pool);
            case Condition.OfHost wanted -> ofHost(wanted, pool);
        };
    }

    private Scene ofServer(Condition.OfServer wanted, PoolConfiguration pool) {
        var server =
                pool.inventory()
                        .server(wanted.server())
                        .orElseThrow(() -> unknown("server", wanted.server().value()));
        if (server.isOnlyWoken()) {
            throw new IllegalArgumentException(
                    "%s is a physical server that names no host: it can only be woken"
                            .formatted(wanted.server()));
        }
        if (wanted instanceof Condition.ServerOnHost(_, _, var to)) {
            reach(pool, to);
        }
        return scene(wanted, Context.ofServer(pool, wanted.server()), wanted.host(), pool);
    }

    private Scene ofHost(Condition.OfHost wanted, PoolConfiguration pool) {
        var described = pool.inventory().host(wanted.host());
        if (described.isEmpty() && wanted instanceof Condition.HostOn) {
            return physical(wanted, pool);
        }
        return scene(wanted, Context.ofHost(pool, wanted.host()), wanted.host(), pool);
    }

    private Scene physical(Condition.OfHost wanted, PoolConfiguration pool) {
        var mac =
                pool.inventory().servers().stream()
                        .filter(one -> one.name().value().equals(wanted.host().value()))
                        .filter(ServerDefinition::isOnlyWoken)
                        .findFirst()
                        .flatMap(ServerDefinition::mac)
                        .orElseThrow(() -> unknown("host", wanted.host().value()));
        return new Scene(
                wanted,
                Context.PHYSICAL,
                wanted.host(),
                Map.of(),
                Map.of(),
                new WakeOnly(mac, wakeAddress));
    }

    private Scene scene(Condition wanted, Context context, HostId host, PoolConfiguration pool) {
        var hands = new HashMap<HostId, Hands>();
        var definitions =
                pool.inventory().hosts().stream()
                        .collect(Collectors.toMap(HostDefinition::name, Function.identity()));
        definitions.values().forEach(one -> tryReach(one, hands));
        var named = reach(pool, host);
        return new Scene(wanted, context, host, hands, definitions, named.power());
    }

    private Hands reach(PoolConfiguration pool, HostId host) {
        return choice.of(
                pool.inventory().host(host).orElseThrow(() -> unknown("host", host.value())));
    }

    private void tryReach(HostDefinition host, Map<HostId, Hands> hands) {
        try {
            hands.put(host.name(), choice.of(host));
        } catch (IllegalArgumentException unreachable) {
            // Only the hosts that a command names must be reachable; they are asked for by name.
        }
    }

    private static IllegalArgumentException unknown(String kind, String name) {
        return new IllegalArgumentException("the pool has no %s %s".formatted(kind, name));
    }
}
