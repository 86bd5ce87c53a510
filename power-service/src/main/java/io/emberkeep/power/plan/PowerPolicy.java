package io.emberkeep.power.plan;

import io.emberkeep.contract.id.HostId;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What power saving may do in a pool.
 *
 * @param lightState how many servers keep a light group
 * @param secondHost where the second of a redundant light state is gathered; without it, the first host of the
 *     inventory that is neither a management nor a base host and is awake
 * @param reserve what is never put to sleep
 * @param times the shortest times of each shape
 * @param payBack when a transition is worth it; without it always, as in the paper
 * @param grace for connections in progress, before VIPs are moved
 */
public record PowerPolicy(
        LightState lightState,
        Optional<HostId> secondHost,
        Reserve reserve,
        Times times,
        Optional<PayBack> payBack,
        Duration grace) {

    private static final Duration LONGEST_GRACE = Duration.ofMinutes(10);

    /** The paper's: one server, no reserve beyond the base and management hosts, no times. */
    public static final PowerPolicy PAPER =
            new PowerPolicy(
                    LightState.SINGLE,
                    Optional.empty(),
                    new Reserve(0, 0),
                    new Times(Duration.ZERO, Duration.ZERO, Duration.ZERO),
                    Optional.empty(),
                    Duration.ZERO);

    /** What a pool has that says nothing. */
    public static final PowerPolicy DEFAULT =
            new PowerPolicy(
                    LightState.SINGLE,
                    Optional.empty(),
                    new Reserve(1, 1),
                    new Times(Duration.ofMinutes(5), Duration.ZERO, Duration.ofMinutes(5)),
                    Optional.of(
                            new PayBack(
                                    Duration.ofMinutes(30),
                                    Duration.ofSeconds(35),
                                    Duration.ofSeconds(30))),
                    Duration.ofSeconds(2));

    /** @throws IllegalArgumentException with the sentence that says what does not fit, and why */
    public PowerPolicy {
        if (grace.isNegative() || grace.compareTo(LONGEST_GRACE) > 0) {
            throw new IllegalArgumentException(
                    "grace (%s) is to be between nothing and %s".formatted(grace, LONGEST_GRACE));
        }
        if (secondHost.isPresent() && lightState == LightState.SINGLE) {
            throw new IllegalArgumentException(
                    "secondHost (%s) is of the redundant light state, and lightState is single"
                            .formatted(secondHost.get()));
        }
    }

    /** How many servers keep a light group. */
    public enum LightState {
        /** One, on the base host (PSS-4): as in the paper. */
        SINGLE(1),
        /** Two, on two hosts. */
        REDUNDANT(2);

        private final int servers;

        LightState(int servers) {
            this.servers = servers;
        }

        int servers() {
            return servers;
        }
    }

    /**
     * The pool's failover reserve: power saving never leaves less.
     *
     * @param awakeHosts hosts awake, other than management hosts and those in maintenance
     * @param standbys of each group, standbys that are free on a host that is awake
     */
    public record Reserve(int awakeHosts, int standbys) {
        /** @throws IllegalArgumentException if negative */
        public Reserve {
            if (awakeHosts < 0 || standbys < 0) {
                throw new IllegalArgumentException(
                        "the reserve (%d hosts, %d standbys) is never negative"
                                .formatted(awakeHosts, standbys));
            }
        }
    }

    /**
     * The shortest times.
     *
     * @param awake a host is not put to sleep sooner after it woke
     * @param asleep a host is not woken sooner after it was put to sleep, though load asks for it: 0 unless the
     *     machine needs it
     * @param moderate a group does not go light sooner after it changed
     */
    public record Times(Duration awake, Duration asleep, Duration moderate) {
        /** @throws IllegalArgumentException if negative */
        public Times {
            if (Stream.of(awake, asleep, moderate).anyMatch(Duration::isNegative)) {
                throw new IllegalArgumentException(
                        "minimum times (%s awake, %s asleep, %s moderate) are never negative"
                                .formatted(awake, asleep, moderate));
            }
        }
    }

    /**
     * When a transition is worth it: what it costs, there and back, is saved within a time.
     *
     * @param within that time
     * @param wakeTakes how long a host takes to wake, during which it draws its busy watts
     * @param migrationTakes how long a live migration takes, during which two hosts are busy
     */
    public record PayBack(Duration within, Duration wakeTakes, Duration migrationTakes) {
        /** @throws IllegalArgumentException if the time is nothing, or another negative */
        public PayBack {
            if (!within.isPositive() || wakeTakes.isNegative() || migrationTakes.isNegative()) {
                throw new IllegalArgumentException(
                        "payBack (within %s, a wake %s, a migration %s): within is to be longer than nothing, the others never negative"
                                .formatted(within, wakeTakes, migrationTakes));
            }
        }
    }
}
