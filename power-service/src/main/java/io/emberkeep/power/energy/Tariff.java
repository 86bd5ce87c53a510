package io.emberkeep.power.energy;

import java.util.Currency;

/**
 * What a kilowatt hour costs, in money and in carbon dioxide.
 *
 * @param pricePerKilowattHour in the currency's units
 * @param currency of the price
 * @param gramsOfCo2PerKilowattHour of the electricity that is bought
 */
public record Tariff(
        double pricePerKilowattHour, Currency currency, double gramsOfCo2PerKilowattHour) {

    /** @throws IllegalArgumentException with a sentence, if a figure is negative or no number */
    public Tariff {
        check("pricePerKilowattHour", pricePerKilowattHour);
        check("gramsOfCo2PerKilowattHour", gramsOfCo2PerKilowattHour);
    }

    /** What the energy costs, in the currency's units. */
    public double money(Energy energy) {
        return energy.kilowattHours() * pricePerKilowattHour;
    }

    /** The carbon dioxide that the energy stands for, in kilograms. */
    public double kilogramsOfCo2(Energy energy) {
        return energy.kilowattHours() * gramsOfCo2PerKilowattHour / 1000;
    }

    private static void check(String name, double value) {
        if (!Double.isFinite(value) || value < 0) {
            throw new IllegalArgumentException(
                    "%s is %s, and is to be 0 or more".formatted(name, value));
        }
    }
}
