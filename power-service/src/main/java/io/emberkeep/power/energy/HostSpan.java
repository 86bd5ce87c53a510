package io.emberkeep.power.energy;

import io.emberkeep.contract.id.HostId;
import java.time.Duration;
import java.time.Instant;

/**
 * What a host did for a time.
 *
 * @param host which host
 * @param doing what
 * @param from when it began
 * @param to when it ended; the first moment that does not belong to it
 */
public record HostSpan(HostId host, Doing doing, Instant from, Instant to) {

    /** @throws IllegalArgumentException if it ends before it begins */
    public HostSpan {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException(
                    "a time of %s ends at %s, before it begins at %s".formatted(host, to, from));
        }
    }

    /** How long. */
    public Duration length() {
        return Duration.between(from, to);
    }

    /** What a host can do, as far as its power goes. */
    public sealed interface Doing {

        /**
         * It is switched on.
         *
         * @param busy the share of its processors at work, 0 to 1
         */
        record Awake(double busy) implements Doing {
            /** @throws IllegalArgumentException if the share is none */
            public Awake {
                if (!(busy >= 0 && busy <= 1)) {
                    throw new IllegalArgumentException(
                            "a host is busy between 0 and 1, not %s".formatted(busy));
                }
            }
        }

        /** It falls asleep or wakes, at its busy watts: what a decision costs. */
        record Changing(DecisionName by) implements Doing {}

        /** It is suspended to RAM. */
        record Asleep(DecisionName by) implements Doing {}

        /** It is off, for a reason that is not power saving: it uses nothing, and saves nothing. */
        record Off() implements Doing {}
    }
}
