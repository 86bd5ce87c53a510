package io.emberkeep.monitor.heartbeat;

import io.emberkeep.contract.configuration.Management;
import io.emberkeep.contract.configuration.PoolConfiguration;
import io.emberkeep.contract.heartbeat.Heartbeat;
import io.emberkeep.contract.id.ServerId;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/** Calls the roll of a pool's members at each tick: who is silent, and who was at the tick before too (RING-1). For one thread at a time. */
public final class Roll {

    private final Heartbeats heartbeats;
    private Silent silent = Silent.NOBODY;

    /**
     * Who is silent: stale by RING-1.
     *
     * @param now at the last tick
     * @param lasting those of them that were at the tick before it too, or were never heard
     */
    public record Silent(Set<ServerId> now, Set<ServerId> lasting) {

        /** All are there. */
        public static final Silent NOBODY = new Silent(Set.of(), Set.of());

        public Silent {
            now = Set.copyOf(now);
            lasting = Set.copyOf(lasting);
        }
    }

    /** Listens from now on. */
    public Roll(PoolConfiguration pool, Instant now) {
        heartbeats =
                new Heartbeats(
                        Management.membersOf(pool.inventory()),
                        pool.inventory().settings().interval(),
                        now);
    }

    /** The pool changed. */
    public void configured(PoolConfiguration pool, Instant now) {
        heartbeats.configured(
                Management.membersOf(pool.inventory()),
                pool.inventory().settings().interval(),
                now);
    }

    /** A heartbeat. @param heardAt when, by the broker's clock @return what became of it */
    public Hearing hear(Heartbeat beat, Instant heardAt) {
        return heartbeats.hear(beat, heardAt);
    }

    /** Calls it. @param tick when that was to be */
    public Silent call(Instant tick) {
        var now = heartbeats.stale(tick);
        var lasting = new HashSet<>(now);
        lasting.removeIf(
                member -> !silent.now().contains(member) && heartbeats.newest(member).isPresent());
        silent = new Silent(now, lasting);
        return silent;
    }

    /** Who was silent at the last tick. */
    public Silent silent() {
        return silent;
    }

    /** What is known of each member's heartbeats. */
    public Heartbeats heartbeats() {
        return heartbeats;
    }
}
