package io.emberkeep.monitor.dbss;

import io.emberkeep.contract.inventory.Settings;
import java.time.Duration;
import java.util.Locale;

/** Suspect yourself first: whether a monitor may believe what it sees in one tick (DESIGN rule 10). */
public final class SelfSuspicion {

    private SelfSuspicion() {}

    /**
     * What a monitor knows of its own tick.
     *
     * @param lateness how late the tick was
     * @param gatewayLost whether the gateway, if one is set, does not answer
     * @param fresh how many servers failed in this tick
     * @param pending how many are not examined to an end yet
     * @param inOperation how many servers are in operation
     */
    public record Seen(
            Duration lateness, boolean gatewayLost, int fresh, int pending, int inOperation) {}

    /** How far the monitor trusts itself. */
    public static Trust judge(Seen seen, Settings settings) {
        if (seen.lateness().multipliedBy(2).compareTo(settings.interval()) > 0) {
            return new Trust.None(
                    "the monitor's own tick was %d ms late".formatted(seen.lateness().toMillis()));
        }
        if (seen.gatewayLost()) {
            return new Trust.None(
                    "the monitor does not reach its gateway"
                            + settings.gateway().map(gateway -> " " + gateway).orElse(""));
        }
        return isMass(seen.fresh(), seen, settings)
                ? new Trust.WithWitness(
                        String.format(
                                Locale.ROOT,
                                "%d of %d servers in operation failed at once",
                                seen.fresh(),
                                seen.inOperation()))
                : new Trust.Full();
    }

    /** Whether what is not known yet could still make it a mass failure. */
    public static boolean isUndecided(Seen seen, Settings settings) {
        return seen.pending() > 0
                && !isMass(seen.fresh(), seen, settings)
                && isMass(seen.fresh() + seen.pending(), seen, settings);
    }

    /** One server alone is never many, however small the pool. */
    private static boolean isMass(int failed, Seen seen, Settings settings) {
        return failed > 1 && failed > settings.massFailureShare() * seen.inOperation();
    }
}
