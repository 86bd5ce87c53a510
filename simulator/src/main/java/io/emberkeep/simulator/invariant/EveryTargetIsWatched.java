package io.emberkeep.simulator.invariant;

import io.emberkeep.contract.configuration.Management;
import io.emberkeep.contract.configuration.Rows.GroupRow;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.simulator.Simulation;
import java.util.HashMap;
import java.util.Map;

/** Where targets watch each other, each that is in <em>group</em> is watched by another within two intervals of peace (RING-2). */
public final class EveryTargetIsWatched extends Invariant {

    private final Map<ServerId, Long> unwatchedSince = new HashMap<>();
    private long disturbedAt;
    private int standing;

    /** In that simulation. */
    public EveryTargetIsWatched(Simulation simulation) {
        super(simulation);
    }

    @Override
    public void disturbed(int faults) {
        standing = faults;
        disturbedAt = simulation().timeline().nanos();
    }

    @Override
    public void secondPassed() {
        var pool = simulation().database().state().configuration();
        var now = simulation().timeline().nanos();
        var bound = pool.inventory().settings().interval().multipliedBy(2).toNanos();
        for (var target : Management.of(pool).group().stream().map(GroupRow::server).toList()) {
            if (standing > 0 || isWatched(target) || isAlone(target)) {
                unwatchedSince.remove(target);
            } else if (now - Math.max(unwatchedSince.computeIfAbsent(target, _ -> now), disturbedAt)
                    > bound) {
                broken("nobody watches %s".formatted(target));
            }
        }
    }

    /** No other machine is up: nobody could watch it. */
    private boolean isAlone(ServerId target) {
        var members = simulation().members();
        return members.names().stream()
                .filter(name -> !name.equals(target))
                .allMatch(name -> members.up(name).isEmpty());
    }

    private boolean isWatched(ServerId target) {
        var members = simulation().members();
        return members.names().stream()
                .filter(name -> !name.equals(target))
                .flatMap(name -> members.up(name).stream())
                .anyMatch(member -> member.now().containsKey(target));
    }
}
