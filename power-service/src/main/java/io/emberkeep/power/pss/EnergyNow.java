package io.emberkeep.power.pss;

import io.emberkeep.power.energy.DecisionName;
import io.emberkeep.power.energy.Energy;
import io.emberkeep.power.energy.EnergyLedger;
import io.emberkeep.power.energy.Tariff;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a pool's hosts used and saved: for people and for the command line.
 *
 * @param pool its name
 * @param saves whether the pool's settings have a section {@code power}; others are not accounted
 * @param from when the time begins; none if nothing is accounted yet
 * @param to when it ends
 * @param unseenSeconds how much of that time nobody saw: nothing of it is counted
 * @param assumedIdleSeconds time of hosts, added up, that served and were not measured: counted as idle
 * @param used energy used
 * @param alwaysOn what all hosts always on would have used
 * @param saved the difference
 * @param savedPercent its share of always on
 * @param currency of the money; none if the pool names no price
 * @param decisions what each transition saved, less what its changes cost, the newest first
 * @param unaccounted hosts that name no watts, of which nothing is counted
 */
public record EnergyNow(
        String pool,
        boolean saves,
        Optional<Instant> from,
        Optional<Instant> to,
        double unseenSeconds,
        double assumedIdleSeconds,
        Amount used,
        Amount alwaysOn,
        Amount saved,
        double savedPercent,
        Optional<String> currency,
        List<Decided> decisions,
        List<String> unaccounted) {

    private static final double MILLIS = 1000;

    /**
     * An amount of energy.
     *
     * @param kilowattHours how much
     * @param money what it costs; none if the pool names no price
     * @param kilogramsOfCo2 that it stands for; none if the pool does not name them
     */
    public record Amount(
            double kilowattHours, Optional<Double> money, Optional<Double> kilogramsOfCo2) {
        static Amount of(Energy energy, Tariff tariff) {
            return new Amount(
                    energy.kilowattHours(), tariff.money(energy), tariff.kilogramsOfCo2(energy));
        }
    }

    /** One transition. @param decision its id */
    public record Decided(String decision, Amount saved) {}

    /** A pool's total, in its tariff. */
    public static EnergyNow of(
            String pool, boolean saves, EnergyLedger.Total total, Tariff tariff) {
        var account = total.account();
        var time =
                total.from()
                        .flatMap(from -> total.to().map(to -> Duration.between(from, to)))
                        .orElse(Duration.ZERO);
        return new EnergyNow(
                pool,
                saves,
                total.from(),
                total.to(),
                time.minus(total.counted()).toMillis() / MILLIS,
                total.assumedIdle().toMillis() / MILLIS,
                Amount.of(account.used(), tariff),
                Amount.of(account.alwaysOn(), tariff),
                Amount.of(account.saved(), tariff),
                account.savedPercent(),
                tariff.price().map(price -> price.currency()),
                account.savedBy().entrySet().stream()
                        .sorted((one, other) -> newestFirst(one.getKey(), other.getKey()))
                        .map(
                                one ->
                                        new Decided(
                                                one.getKey().value(),
                                                Amount.of(one.getValue(), tariff)))
                        .toList(),
                account.unaccounted().stream().map(host -> host.value()).toList());
    }

    /** Names of transitions end with their time; what else is told from them comes before it. */
    private static int newestFirst(DecisionName one, DecisionName other) {
        return time(other).compareTo(time(one));
    }

    private static String time(DecisionName name) {
        var parts = name.value().split("-");
        return parts.length < 3
                ? name.value()
                : "%s-%s".formatted(parts[parts.length - 3], parts[parts.length - 2]);
    }
}
