package io.emberkeep.contract.inventory;

import io.emberkeep.contract.inventory.PowerSettings.Band;
import io.emberkeep.contract.inventory.PowerSettings.Thresholds;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Checks {@code power:} against itself (DESIGN rule 13); docs/inventory.md lists the rules. */
final class PowerChecker {

    /** Shorter ones would be a busy loop. */
    private static final Duration SHORTEST = Duration.ofMillis(10);

    private static final Duration LONGEST = Duration.ofDays(7);
    private static final Duration LONGEST_GRACE = Duration.ofMinutes(10);
    private static final int MOST_IN_A_ROW = 1_000;

    private final PowerDraft power;
    private final PowerSettings settings;
    private final Faults faults;

    private PowerChecker(PowerDraft power, Faults faults) {
        this.power = power;
        this.settings = power.settings();
        this.faults = faults;
    }

    static void check(PowerDraft power, Faults faults) {
        var checker = new PowerChecker(power, faults);
        checker.durations();
        checker.counts();
        checker.thresholds();
        checker.tariff();
    }

    private void durations() {
        var least = new LinkedHashMap<String, Duration>();
        least.put("measuringPeriod", settings.measuringPeriod());
        least.put("staleAfter", settings.staleAfter());
        least.put("stepLimit", settings.stepLimit());
        least.put("wakeLimit", settings.wakeLimit());
        settings.payBack().ifPresent(one -> least.put("payBack.within", one.within()));
        least.forEach((key, duration) -> between(key, duration, SHORTEST, LONGEST));
        var times = new LinkedHashMap<String, Duration>();
        times.put("minimumTimes.awake", settings.minimumTimes().awake());
        times.put("minimumTimes.asleep", settings.minimumTimes().asleep());
        times.put("minimumTimes.moderate", settings.minimumTimes().moderate());
        settings.payBack()
                .ifPresent(
                        one -> {
                            times.put("payBack.wakeTakes", one.wakeTakes());
                            times.put("payBack.migrationTakes", one.migrationTakes());
                        });
        times.forEach((key, duration) -> between(key, duration, Duration.ZERO, LONGEST));
        between("grace", settings.grace(), Duration.ZERO, LONGEST_GRACE);
        if (settings.staleAfter().compareTo(settings.measuringPeriod()) < 0) {
            refuse(
                    "staleAfter (%s) is shorter than measuringPeriod (%s): a server would be unknown between two samples"
                            .formatted(
                                    Durations.format(settings.staleAfter()),
                                    Durations.format(settings.measuringPeriod())),
                    "staleAfter",
                    "measuringPeriod");
        }
    }

    private void between(String key, Duration duration, Duration least, Duration most) {
        if (duration.compareTo(least) < 0 || duration.compareTo(most) > 0) {
            refuse(
                    "%s (%s) is to be between %s and %s"
                            .formatted(
                                    label(key),
                                    Durations.format(duration),
                                    Durations.format(least),
                                    most.equals(LONGEST) ? "7d" : Durations.format(most)),
                    key);
        }
    }

    private void counts() {
        if (settings.inARow() < 1 || settings.inARow() > MOST_IN_A_ROW) {
            refuse(
                    "inARow (%d) is to be between 1 and %d"
                            .formatted(settings.inARow(), MOST_IN_A_ROW),
                    "inARow");
        }
        if (settings.memoryMoves() < 0 || settings.memoryMoves() > 1) {
            refuse(
                    "memoryMoves (%s) is to be between 0 and 1"
                            .formatted(InventoryWriter.number(settings.memoryMoves())),
                    "memoryMoves");
        }
        if (settings.margin() <= 0) {
            refuse(
                    "margin (%s) is to be above 0: a load just at a threshold would change a group to and fro"
                            .formatted(InventoryWriter.number(settings.margin())),
                    "margin");
        }
    }

    private void tariff() {
        settings.tariff()
                .ifPresent(
                        tariff -> {
                            tariff.price()
                                    .ifPresent(one -> notNegative("price", one.perKilowattHour()));
                            tariff.gramsOfCo2().ifPresent(one -> notNegative("gramsOfCo2", one));
                        });
    }

    private void notNegative(String key, double value) {
        if (value < 0) {
            var path = "tariff." + key;
            refuse(
                    "%s (%s) is to be 0 or more"
                            .formatted(label(path), InventoryWriter.number(value)),
                    path);
        }
    }

    private void thresholds() {
        bands("thresholds", settings.thresholds());
        settings.heavy().ifPresent(heavy -> bands("heavy", heavy));
        each(settings.thresholds()).forEach(this::margin);
        settings.heavy()
                .ifPresent(
                        heavy ->
                                each(heavy)
                                        .forEach(
                                                (load, band) ->
                                                        heavy(
                                                                load,
                                                                each(settings.thresholds())
                                                                        .get(load),
                                                                band)));
    }

    private void bands(String key, Thresholds thresholds) {
        each(thresholds)
                .forEach(
                        (load, band) -> {
                            var path = key + "." + load;
                            if (band.low() >= band.high()) {
                                refuse(
                                        "%s: low (%s) is not below high (%s)"
                                                .formatted(
                                                        label(path),
                                                        percent(band.low()),
                                                        percent(band.high())),
                                        path);
                            } else if (band.low() <= 0) {
                                refuse(
                                        "%s: low (%s) is to be above 0 %%: no load is ever below it"
                                                .formatted(label(path), percent(band.low())),
                                        path);
                            } else if (band.high() > 100) {
                                refuse(
                                        "%s: high (%s) is above 100 %%: no load ever is"
                                                .formatted(label(path), percent(band.high())),
                                        path);
                            }
                        });
    }

    private void margin(String load, Band band) {
        if (settings.margin() >= band.high() && band.low() < band.high()) {
            refuse(
                    "margin (%s points) leaves nothing below %s's high (%s): no group could ever go light"
                            .formatted(
                                    InventoryWriter.number(settings.margin()),
                                    load,
                                    percent(band.high())),
                    "margin",
                    "thresholds." + load);
        }
    }

    private void heavy(String load, Band moderate, Band heavy) {
        if (heavy.low() < moderate.high() && heavy.low() < heavy.high()) {
            refuse(
                    "%s: low (%s) is below moderate's high (%s): a load between them would be both"
                            .formatted(
                                    label("heavy." + load),
                                    percent(heavy.low()),
                                    percent(moderate.high())),
                    "heavy." + load,
                    "thresholds." + load);
        }
    }

    private static Map<String, Band> each(Thresholds thresholds) {
        var all = new LinkedHashMap<String, Band>();
        all.put("memory", thresholds.memory());
        all.put("cpu", thresholds.cpu());
        all.put("network", thresholds.network());
        return all;
    }

    private static String label(String key) {
        var dot = key.indexOf('.');
        return dot < 0 ? key : "%s of %s".formatted(key.substring(dot + 1), key.substring(0, dot));
    }

    private static String percent(double value) {
        return InventoryWriter.number(value) + " %";
    }

    private void refuse(String sentence, String... keys) {
        power.refuse(faults, sentence, keys);
    }
}
