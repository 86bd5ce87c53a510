package io.emberkeep.simulator.random;

import io.emberkeep.contract.inventory.PowerSettings;
import io.emberkeep.contract.inventory.PowerSettings.LightState;
import io.emberkeep.contract.inventory.PowerSettings.MinimumTimes;
import io.emberkeep.contract.inventory.PowerSettings.Reserve;
import io.emberkeep.simulator.engine.Dice;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What users may let power saving do; most let it do something. */
final class PowerPolicies {

    private static final double MOSTLY = 0.75;
    private static final double OFTEN = 0.5;
    private static final double SELDOM = 0.25;

    private final Dice dice;

    PowerPolicies(Dice dice) {
        this.dice = dice;
    }

    Optional<PowerSettings> some() {
        return dice.happens(MOSTLY) ? Optional.of(policy()) : Optional.empty();
    }

    private PowerSettings policy() {
        var usual = PowerSettings.DEFAULT;
        var redundant = dice.happens(SELDOM);
        return new PowerSettings(
                Duration.ofSeconds(dice.oneOf(List.of(5L, 10L, 10L, 20L))),
                Duration.ofSeconds(dice.oneOf(List.of(30L, 60L))),
                usual.thresholds(),
                Optional.empty(),
                (int) dice.between(1, 6),
                usual.margin(),
                usual.memoryMoves(),
                redundant ? LightState.REDUNDANT : LightState.SINGLE,
                Optional.empty(),
                new Reserve(redundant ? 2 : (int) dice.between(1, 3), (int) dice.between(0, 2)),
                new MinimumTimes(seconds(300), seconds(60), seconds(300)),
                dice.happens(OFTEN) ? usual.payBack() : Optional.empty(),
                Duration.ofSeconds(dice.oneOf(List.of(0L, 2L, 5L, 20L, 40L))),
                Duration.ofSeconds(dice.between(10, 31)),
                Duration.ofSeconds(dice.between(60, 181)),
                usual.tariff());
    }

    private Duration seconds(int most) {
        return Duration.ofSeconds(dice.between(0, most));
    }
}
