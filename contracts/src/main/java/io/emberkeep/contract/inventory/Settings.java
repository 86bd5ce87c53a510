package io.emberkeep.contract.inventory;

import io.emberkeep.contract.id.IpAddress;
import io.emberkeep.contract.structure.Dedicated;
import io.emberkeep.contract.structure.Structure;
import java.time.Duration;
import java.util.Optional;

/**
 * What automation may do in a pool, and when. Each has a default; they are checked against each other
 * (DESIGN rule 13) before a pool takes them.
 *
 * @param interval the monitoring interval; members examine at its multiples in UNIX time (DBSS-3, SYNC-1)
 * @param network how the network of a target is examined
 * @param networkTimeout when a network examination gives up (DBSS-3)
 * @param serviceTimeout when a service examination gives up (DBSS-3)
 * @param maximumRestartWait how long a target may take to answer again (DBSS-7)
 * @param daemonRestartWait between a daemon's restart and its re-examination (DBSS-6)
 * @param recoveryPoll how often a background job looks whether the target answers
 * @param repair what the background job tries on service trouble (DBSS-6)
 * @param failover whether the foreground waits for the daemon's restart (DBSS-6)
 * @param returning when the VIPs return to a recovered target (DBSS-15)
 * @param window the time of day in which {@link Returning#WINDOW} returns
 * @param flapping when a target is held on its standby (DBSS-15)
 * @param fencing what happens where a VIP's old holder cannot be confirmed off (DESIGN rule 9)
 * @param lease how long a claim stands without a renewal (DESIGN rule 3)
 * @param commandDeadline after which a command's outcome is unknown (DESIGN rule 5)
 * @param migrationDeadline the same, for a live migration or a host's power
 * @param massFailureShare above this share of the servers in operation failing at once, a monitor
 *     suspects itself (DESIGN rule 10); between 0 and 1
 * @param gateway an address that a member must reach to trust what it sees (DESIGN rule 10)
 * @param structure who watches whom (TOP-4)
 * @param power what power saving may do; none: nothing
 */
public record Settings(
        Duration interval,
        NetworkExamination network,
        Duration networkTimeout,
        Duration serviceTimeout,
        Duration maximumRestartWait,
        Duration daemonRestartWait,
        Duration recoveryPoll,
        Repair repair,
        Failover failover,
        Returning returning,
        Optional<ReturnWindow> window,
        Flapping flapping,
        Fencing fencing,
        Duration lease,
        Duration commandDeadline,
        Duration migrationDeadline,
        double massFailureShare,
        Optional<IpAddress> gateway,
        Structure structure,
        Optional<PowerSettings> power) {

    public Settings {
        // What was written before there were structures was dedicated.
        structure = structure == null ? new Dedicated() : structure;
    }

    /** The papers' figures where they have one (SPEC section 7, R's), ours where they have none. */
    public static final Settings DEFAULT =
            new Settings(
                    Duration.ofSeconds(10),
                    new NetworkExamination(NetworkExamination.Method.ICMP, 0),
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(3),
                    Duration.ofSeconds(50),
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(1),
                    Repair.SERVER,
                    Failover.FAILOVER_FIRST,
                    Returning.AUTOMATIC,
                    Optional.empty(),
                    new Flapping(3, Duration.ofHours(1)),
                    Fencing.REQUIRED,
                    Duration.ofSeconds(15),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(60),
                    0.5,
                    Optional.empty(),
                    new Dedicated(),
                    Optional.empty());

    /** The same with another policy of power saving, or none. */
    Settings with(Optional<PowerSettings> other) {
        return new Settings(
                interval,
                network,
                networkTimeout,
                serviceTimeout,
                maximumRestartWait,
                daemonRestartWait,
                recoveryPoll,
                repair,
                failover,
                returning,
                window,
                flapping,
                fencing,
                lease,
                commandDeadline,
                migrationDeadline,
                massFailureShare,
                gateway,
                structure,
                other);
    }

    /**
     * How the network of a target is examined (DBSS-3).
     *
     * @param method ICMP where permitted, else or by choice a TCP connection
     * @param port of the TCP connection; a refused one counts as no answer, since on a loopback address
     *     the kernel itself refuses for machines that are not there
     */
    public record NetworkExamination(Method method, int port) {

        /** How it is asked. */
        public enum Method {
            ICMP,
            TCP
        }
    }

    /** What the background job tries on service trouble (DBSS-6). */
    public enum Repair {
        /** Restart the daemon, and the server only if that fails (P). */
        DAEMON_THEN_SERVER,
        /** Restart the server at once (R, C). */
        SERVER
    }

    /** Whether the foreground waits for the daemon's restart (DBSS-6). */
    public enum Failover {
        /** A standby starts only if the daemon's restart fails (P). */
        RESTART_FIRST,
        /** A standby starts at once (R, C). */
        FAILOVER_FIRST
    }

    /** When the VIPs return to a recovered target (DBSS-15). */
    public enum Returning {
        AUTOMATIC,
        WINDOW,
        MANUAL
    }

    /**
     * A time of day, in UTC; it may go over midnight.
     *
     * @param from first minute, {@code HH:mm}
     * @param to first minute after it, {@code HH:mm}
     */
    public record ReturnWindow(String from, String to) {}

    /**
     * A target that failed over more than so many times in a time is held on its standby (DBSS-15).
     *
     * @param failovers how many are borne
     * @param within in which time
     */
    public record Flapping(int failovers, Duration within) {}

    /** What happens where a VIP's old holder cannot be confirmed off (DESIGN rule 9). */
    public enum Fencing {
        /** The takeover is refused, and says why. */
        REQUIRED,
        /** The takeover goes on, and the incident says so. */
        BEST_EFFORT
    }
}
