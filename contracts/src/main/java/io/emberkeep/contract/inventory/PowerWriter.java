package io.emberkeep.contract.inventory;

import io.emberkeep.contract.inventory.PowerSettings.Band;
import io.emberkeep.contract.inventory.PowerSettings.PayBack;
import io.emberkeep.contract.inventory.PowerSettings.Tariff;
import io.emberkeep.contract.inventory.PowerSettings.Thresholds;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes {@code power:} so that {@link PowerReader} reads it equal. */
final class PowerWriter {

    private PowerWriter() {}

    static Map<String, Object> write(PowerSettings power) {
        var map = new LinkedHashMap<String, Object>();
        map.put("measuringPeriod", Durations.format(power.measuringPeriod()));
        map.put("staleAfter", Durations.format(power.staleAfter()));
        map.put("thresholds", thresholds(power.thresholds()));
        power.heavy().ifPresent(heavy -> map.put("heavy", thresholds(heavy)));
        map.put("inARow", power.inARow());
        map.put("margin", InventoryWriter.number(power.margin()));
        map.put("memoryMoves", InventoryWriter.number(power.memoryMoves()));
        map.put("lightState", Words.of(power.lightState()));
        power.secondHost().ifPresent(host -> map.put("secondHost", host.value()));
        var reserve = new LinkedHashMap<String, Object>();
        reserve.put("awakeHosts", power.reserve().awakeHosts());
        reserve.put("standbys", power.reserve().standbys());
        map.put("reserve", reserve);
        var times = new LinkedHashMap<String, Object>();
        times.put("awake", Durations.format(power.minimumTimes().awake()));
        times.put("asleep", Durations.format(power.minimumTimes().asleep()));
        times.put("moderate", Durations.format(power.minimumTimes().moderate()));
        map.put("minimumTimes", times);
        map.put("payBack", power.payBack().<Object>map(PowerWriter::payBack).orElse("none"));
        map.put("grace", Durations.format(power.grace()));
        map.put("stepLimit", Durations.format(power.stepLimit()));
        map.put("wakeLimit", Durations.format(power.wakeLimit()));
        power.tariff().ifPresent(tariff -> map.put("tariff", tariff(tariff)));
        return map;
    }

    private static Map<String, Object> tariff(Tariff tariff) {
        var map = new LinkedHashMap<String, Object>();
        tariff.price()
                .ifPresent(
                        price -> {
                            map.put("price", InventoryWriter.number(price.perKilowattHour()));
                            map.put("currency", price.currency());
                        });
        tariff.gramsOfCo2()
                .ifPresent(grams -> map.put("gramsOfCo2", InventoryWriter.number(grams)));
        return map;
    }

    private static Map<String, Object> payBack(PayBack payBack) {
        var map = new LinkedHashMap<String, Object>();
        map.put("within", Durations.format(payBack.within()));
        map.put("wakeTakes", Durations.format(payBack.wakeTakes()));
        map.put("migrationTakes", Durations.format(payBack.migrationTakes()));
        return map;
    }

    private static Map<String, Object> thresholds(Thresholds thresholds) {
        var map = new LinkedHashMap<String, Object>();
        map.put("memory", band(thresholds.memory()));
        map.put("cpu", band(thresholds.cpu()));
        map.put("network", band(thresholds.network()));
        return map;
    }

    private static Map<String, Object> band(Band band) {
        var map = new LinkedHashMap<String, Object>();
        map.put("low", InventoryWriter.number(band.low()));
        map.put("high", InventoryWriter.number(band.high()));
        return map;
    }
}
