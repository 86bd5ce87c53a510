package io.emberkeep.power.energy;

import io.emberkeep.contract.inventory.PowerSettings;
import java.util.Optional;

/**
 * What a kilowatt hour costs, in money and in carbon dioxide; what nobody said is not told.
 *
 * @param price in money
 * @param gramsOfCo2 of the electricity that is bought
 */
public record Tariff(Optional<PowerSettings.Price> price, Optional<Double> gramsOfCo2) {

    /** Nothing is known. */
    public static final Tariff NONE = new Tariff(Optional.empty(), Optional.empty());

    /** @throws IllegalArgumentException with a sentence, if a figure is negative or no number */
    public Tariff {
        price.ifPresent(one -> check("price", one.perKilowattHour()));
        gramsOfCo2.ifPresent(one -> check("gramsOfCo2", one));
    }

    /** A pool's. */
    public static Tariff of(PowerSettings settings) {
        return settings.tariff().map(one -> new Tariff(one.price(), one.gramsOfCo2())).orElse(NONE);
    }

    /** What the energy costs, in the currency's units. */
    public Optional<Double> money(Energy energy) {
        return price.map(one -> energy.kilowattHours() * one.perKilowattHour());
    }

    /** The carbon dioxide that the energy stands for, in kilograms. */
    public Optional<Double> kilogramsOfCo2(Energy energy) {
        return gramsOfCo2.map(grams -> energy.kilowattHours() * grams / 1000);
    }

    private static void check(String name, double value) {
        if (!Double.isFinite(value) || value < 0) {
            throw new IllegalArgumentException(
                    "%s is %s, and is to be 0 or more".formatted(name, value));
        }
    }
}
