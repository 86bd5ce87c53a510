package io.emberkeep.monitor.heartbeat;

import java.time.Instant;

/** How a member stands at a moment, as far as its heartbeats tell (RING-1). */
public sealed interface Standing {

    /** Its last heartbeat is no older than one interval and says that all is well there. @param at that heartbeat's time */
    record Fresh(Instant at) implements Standing {}

    /**
     * There is no such heartbeat, but we have not listened to it for a whole interval yet either: after a start, and after
     * a change of the interval, nobody is stale at once (DESIGN rule 10).
     *
     * @param until from when on it is stale
     */
    record Awaited(Instant until) implements Standing {}

    /** It is silent, or says that its machine is not well. @param reason as a sentence */
    record Stale(String reason) implements Standing {}

    /** Whether it is to be examined at once with its neighbours (RING-2 iii). */
    default boolean isStale() {
        return switch (this) {
            case Fresh _, Awaited _ -> false;
            case Stale _ -> true;
        };
    }
}
