package io.emberkeep.power.pss;

import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.inventory.Inventory;
import io.emberkeep.contract.load.LoadSample;
import io.emberkeep.power.load.LoadRules;
import io.emberkeep.power.load.LoadWindow;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The newest samples of a pool's servers. */
final class Windows {

    private final Map<ServerId, LoadWindow> windows = new HashMap<>();

    /** Servers that left the pool are forgotten. */
    void apply(Inventory inventory) {
        windows.keySet().removeIf(server -> inventory.server(server).isEmpty());
    }

    /** Takes a sample. @return why not; none if it counts */
    Optional<String> offer(LoadSample sample, Inventory inventory, Instant now, LoadRules rules) {
        if (inventory.server(sample.server()).isEmpty()) {
            return Optional.of(
                    "sample of %s: pool %s has no such server"
                            .formatted(sample.server(), inventory.pool()));
        }
        var window = windows.getOrDefault(sample.server(), LoadWindow.empty(sample.server()));
        return switch (window.offer(sample, now, rules)) {
            case LoadWindow.Offered.Taken(var next) -> {
                windows.put(sample.server(), next);
                yield Optional.empty();
            }
            case LoadWindow.Offered.Refused(var reason) -> Optional.of(reason);
        };
    }

    Map<ServerId, LoadWindow> all() {
        return Collections.unmodifiableMap(windows);
    }
}
