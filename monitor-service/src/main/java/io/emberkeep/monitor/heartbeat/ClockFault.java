package io.emberkeep.monitor.heartbeat;

import io.emberkeep.contract.id.MemberId;
import io.emberkeep.contract.inventory.Durations;
import java.time.Duration;
import java.util.Optional;

/**
 * A clock that is off by more than a tenth of the interval is reported (SYNC-1). It makes nobody stale: all times that are
 * compared are corrected by the broker's clock.
 */
public final class ClockFault {

    private ClockFault() {}

    /**
     * The sentence; none if the clock is good enough.
     *
     * @param error how far it is ahead of the broker's; negative if it is behind
     * @param interval the pool's monitoring interval
     */
    public static Optional<String> of(MemberId member, Duration error, Duration interval) {
        var off = error.abs();
        return off.compareTo(interval.dividedBy(Heartbeats.SHARE)) <= 0
                ? Optional.empty()
                : Optional.of(
                        "the clock of %s is %s %s the broker's, more than a tenth of the interval (%s)"
                                .formatted(
                                        member,
                                        Durations.format(Duration.ofMillis(off.toMillis())),
                                        error.isNegative() ? "behind" : "ahead of",
                                        Durations.format(interval)));
    }
}
