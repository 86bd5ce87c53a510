package io.emberkeep.contract.inventory;

import io.emberkeep.contract.id.HostId;
import java.time.Duration;
import java.util.Optional;

/**
 * What power saving may do in a pool; a pool without these saves none. Each has a default; they are checked against
 * each other and against the pool (DESIGN rule 13).
 *
 * @param measuringPeriod over which a server's load is the mean, and how often groups are judged (SPEC section 3)
 * @param staleAfter a server whose newest sample is older than this is <em>unknown</em>
 * @param thresholds between light and moderate (PSS-1)
 * @param heavy between moderate and heavy, if there is a heavy class (PSS-11)
 * @param inARow how many classifications in a row it takes to become smaller (PSS-3)
 * @param margin percentage points by which a foreseen load must stay below the threshold that would lead back
 * @param memoryMoves how much of a server's used memory comes along with its clients, 0 to 1
 * @param lightState how many servers keep a light group
 * @param secondHost where the second server of a redundant light state is gathered; else the first that fits
 * @param reserve what is never put to sleep
 * @param minimumTimes the shortest times of each shape
 * @param payBack when a transition is worth it; none: always, as in the paper
 * @param grace for connections in progress, before VIPs are moved
 * @param stepLimit how long one step of a transition may take; where a server is migrated or a host put to sleep, so
 *     much longer as a migration may take
 * @param wakeLimit how long hosts may take to wake, during which they are woken again
 * @param tariff what energy costs; without it none is told in money or carbon dioxide
 */
public record PowerSettings(
        Duration measuringPeriod,
        Duration staleAfter,
        Thresholds thresholds,
        Optional<Thresholds> heavy,
        int inARow,
        double margin,
        double memoryMoves,
        LightState lightState,
        Optional<HostId> secondHost,
        Reserve reserve,
        MinimumTimes minimumTimes,
        Optional<PayBack> payBack,
        Duration grace,
        Duration stepLimit,
        Duration wakeLimit,
        Optional<Tariff> tariff) {

    /** The paper's four in a row; it names no other figures, these are ours. */
    public static final PowerSettings DEFAULT =
            new PowerSettings(
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(30),
                    new Thresholds(new Band(25, 60), new Band(20, 50), new Band(20, 50)),
                    Optional.empty(),
                    4,
                    5,
                    1,
                    LightState.SINGLE,
                    Optional.empty(),
                    new Reserve(1, 1),
                    new MinimumTimes(Duration.ofMinutes(5), Duration.ZERO, Duration.ofMinutes(5)),
                    Optional.of(
                            new PayBack(
                                    Duration.ofMinutes(30),
                                    Duration.ofSeconds(35),
                                    Duration.ofSeconds(30))),
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(20),
                    Duration.ofMinutes(2),
                    Optional.empty());

    /**
     * Two thresholds of one load, in %.
     *
     * @param low below it a load is of the smaller class
     * @param high above it a load is of the larger class
     */
    public record Band(double low, double high) {}

    /** The thresholds of each of the three loads (PSS-1). */
    public record Thresholds(Band memory, Band cpu, Band network) {}

    /** How many servers keep a light group. */
    public enum LightState {
        /** One, on the base host (PSS-4). */
        SINGLE,
        /** Two, on two hosts. */
        REDUNDANT
    }

    /**
     * The pool's failover reserve: power saving never leaves less.
     *
     * @param awakeHosts hosts awake, other than management hosts and those in maintenance
     * @param standbys of each group, standbys that are free on a host that is awake
     */
    public record Reserve(int awakeHosts, int standbys) {}

    /**
     * The shortest times.
     *
     * @param awake a host is not put to sleep sooner after it woke
     * @param asleep a host is not woken sooner after it was put to sleep, though load asks for it
     * @param moderate a group does not go light sooner after it changed
     */
    public record MinimumTimes(Duration awake, Duration asleep, Duration moderate) {}

    /**
     * When a transition is worth it: what it costs, there and back, is saved within a time.
     *
     * @param within that time
     * @param wakeTakes how long a host takes to wake
     * @param migrationTakes how long a live migration takes
     */
    public record PayBack(Duration within, Duration wakeTakes, Duration migrationTakes) {}

    /**
     * What a kilowatt hour costs.
     *
     * @param price in money
     * @param gramsOfCo2 carbon dioxide of the electricity that is bought, in grams
     */
    public record Tariff(Optional<Price> price, Optional<Double> gramsOfCo2) {}

    /**
     * The price of a kilowatt hour.
     *
     * @param perKilowattHour in the currency's units
     * @param currency its ISO 4217 code, such as EUR
     */
    public record Price(double perKilowattHour, String currency) {}
}
