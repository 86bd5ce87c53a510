package io.emberkeep.power.pss;

import io.emberkeep.contract.id.PoolId;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.inventory.Inventory;
import io.emberkeep.contract.inventory.ServerDefinition;
import io.emberkeep.contract.load.LoadSample;
import io.emberkeep.power.load.LoadRules;
import io.emberkeep.power.load.LoadWindow;
import io.emberkeep.power.load.ServerLoad;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The newest samples of a pool's servers. */
final class Windows {

    private final Map<ServerId, LoadWindow> windows = new HashMap<>();
    private Set<ServerId> servers = Set.of();
    private PoolId pool;

    /** When a server measured itself last. */
    private final Map<ServerId, Instant> itself = new HashMap<>();

    /** Servers that left the pool are forgotten. */
    void apply(Inventory inventory) {
        pool = inventory.pool();
        servers =
                inventory.servers().stream()
                        .map(ServerDefinition::name)
                        .collect(Collectors.toUnmodifiableSet());
        windows.keySet().retainAll(servers);
        itself.keySet().retainAll(servers);
    }

    /** Takes a sample. @param by who measured @return why not; none if it counts, or another one counts instead */
    Optional<String> offer(LoadSample sample, String by, Instant now, LoadRules rules) {
        if (!servers.contains(sample.server())) {
            return Optional.of(
                    "sample of %s: pool %s has no such server".formatted(sample.server(), pool));
        }
        var own = by.equals(sample.server().value());
        if (!own && measuresItself(sample.server(), now, rules)) {
            return Optional.empty();
        }
        var window = windows.getOrDefault(sample.server(), LoadWindow.empty(sample.server()));
        return switch (window.offer(sample, now, rules)) {
            case LoadWindow.Offered.Taken(var next) -> {
                windows.put(sample.server(), next);
                if (own) {
                    itself.put(sample.server(), now);
                }
                yield Optional.empty();
            }
            case LoadWindow.Offered.Refused(var reason) -> Optional.of(reason);
        };
    }

    /** Nobody knows a machine better than itself; who has gone silent is measured by others again. */
    private boolean measuresItself(ServerId server, Instant now, LoadRules rules) {
        var last = itself.get(server);
        return last != null && Duration.between(last, now).compareTo(rules.staleAfter()) <= 0;
    }

    /** The loads of those that are measured now. */
    Map<ServerId, ServerLoad> loads(Instant now, LoadRules rules) {
        var loads = new HashMap<ServerId, ServerLoad>();
        windows.forEach(
                (server, window) ->
                        window.load(now, rules).ifPresent(load -> loads.put(server, load)));
        return loads;
    }

    Map<ServerId, LoadWindow> all() {
        return Collections.unmodifiableMap(windows);
    }
}
