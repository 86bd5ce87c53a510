package io.emberkeep.monitor.heartbeat;

import java.time.Instant;
import java.util.List;

/**
 * What a member found out about itself (RING-1).
 *
 * @param at when it was found out, by the broker's clock
 * @param well whether its gateway and its own service ports answered
 * @param reasons why not, a sentence each; empty if all is well
 */
public record OwnCondition(Instant at, boolean well, List<String> reasons) {

    public OwnCondition {
        reasons = List.copyOf(reasons);
    }

    /** Well if nothing speaks against it. */
    public static OwnCondition of(Instant at, List<String> reasons) {
        return new OwnCondition(at, reasons.isEmpty(), reasons);
    }
}
