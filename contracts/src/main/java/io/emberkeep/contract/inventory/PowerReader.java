package io.emberkeep.contract.inventory;

import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.inventory.PowerSettings.Band;
import io.emberkeep.contract.inventory.PowerSettings.LightState;
import io.emberkeep.contract.inventory.PowerSettings.MinimumTimes;
import io.emberkeep.contract.inventory.PowerSettings.PayBack;
import io.emberkeep.contract.inventory.PowerSettings.Price;
import io.emberkeep.contract.inventory.PowerSettings.Reserve;
import io.emberkeep.contract.inventory.PowerSettings.Tariff;
import io.emberkeep.contract.inventory.PowerSettings.Thresholds;
import io.emberkeep.contract.inventory.Section.Entry;
import java.time.Duration;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads {@code power:} of the settings; what it leaves out is {@link PowerSettings#DEFAULT}. */
final class PowerReader {

    static final Set<String> KEYS =
            Set.of(
                    "measuringPeriod",
                    "staleAfter",
                    "thresholds",
                    "heavy",
                    "inARow",
                    "margin",
                    "memoryMoves",
                    "lightState",
                    "secondHost",
                    "reserve",
                    "minimumTimes",
                    "payBack",
                    "grace",
                    "stepLimit",
                    "wakeLimit",
                    "tariff");

    private static final String TITLE = "power of settings";
    private static final Set<String> TARIFF = Set.of("price", "currency", "gramsOfCo2");
    private static final Set<String> LOADS = Set.of("memory", "cpu", "network");

    private final Section section;
    private final Faults faults;
    private final Map<String, Place> given = new HashMap<>();
    private final Set<String> bad = new HashSet<>();

    private PowerReader(Entry entry, Faults faults) {
        this.faults = faults;
        this.section = Section.of(TITLE, entry, KEYS, faults);
        given.putAll(section.places());
    }

    /** Whether the pool is told to save no power, as one is that says nothing of it. */
    static boolean isNone(Entry entry) {
        return entry.node() instanceof ScalarNode scalar && scalar.getValue().equals("none");
    }

    /** None if the section is empty: whether power is to be saved must be said. */
    static Optional<PowerDraft> read(Entry entry, Faults faults) {
        if (entry.node() instanceof ScalarNode scalar) {
            var written = entry.isEmpty() ? "has no value" : "is «%s»".formatted(scalar.getValue());
            faults.add(
                    entry.place(),
                    "%s %s; write «power: {}» for the defaults, or «power: none»"
                            .formatted(TITLE, written));
            return Optional.empty();
        }
        var reader = new PowerReader(entry, faults);
        return entry.node() instanceof MappingNode ? Optional.of(reader.read()) : Optional.empty();
    }

    private PowerDraft read() {
        var usual = PowerSettings.DEFAULT;
        var settings =
                new PowerSettings(
                        duration(section, "", "measuringPeriod", usual.measuringPeriod()),
                        duration(section, "", "staleAfter", usual.staleAfter()),
                        within("thresholds", LOADS)
                                .map(one -> thresholds(one, usual.thresholds()))
                                .orElse(usual.thresholds()),
                        within("heavy", LOADS).flatMap(this::heavy),
                        value(section, "", "inARow", SettingsReader::count).orElse(usual.inARow()),
                        value(section, "", "margin", SettingsReader::number).orElse(usual.margin()),
                        value(section, "", "memoryMoves", SettingsReader::number)
                                .orElse(usual.memoryMoves()),
                        value(
                                        section,
                                        "",
                                        "lightState",
                                        text -> Words.choice(LightState.class, text))
                                .orElse(usual.lightState()),
                        value(section, "", "secondHost", HostId::new),
                        within("reserve", Set.of("awakeHosts", "standbys"))
                                .map(one -> reserve(one, usual.reserve()))
                                .orElse(usual.reserve()),
                        within("minimumTimes", Set.of("awake", "asleep", "moderate"))
                                .map(one -> times(one, usual.minimumTimes()))
                                .orElse(usual.minimumTimes()),
                        payBack(usual.payBack()),
                        duration(section, "", "grace", usual.grace()),
                        duration(section, "", "stepLimit", usual.stepLimit()),
                        duration(section, "", "wakeLimit", usual.wakeLimit()),
                        within("tariff", TARIFF).flatMap(this::tariff));
        return new PowerDraft(settings, section.place(), Map.copyOf(given), Set.copyOf(bad));
    }

    private Thresholds thresholds(Section loads, Thresholds usual) {
        return new Thresholds(
                band("thresholds.", loads, "memory").orElse(usual.memory()),
                band("thresholds.", loads, "cpu").orElse(usual.cpu()),
                band("thresholds.", loads, "network").orElse(usual.network()));
    }

    /** There is no usual heavy class: all three are to be said. */
    private Optional<Thresholds> heavy(Section loads) {
        LOADS.stream()
                .sorted()
                .filter(load -> loads.entry(load).isEmpty())
                .forEach(
                        load ->
                                faults.add(
                                        loads.place(),
                                        "%s has no %s".formatted(loads.title(), load)));
        var memory = band("heavy.", loads, "memory");
        var cpu = band("heavy.", loads, "cpu");
        var network = band("heavy.", loads, "network");
        return memory.isPresent() && cpu.isPresent() && network.isPresent()
                ? Optional.of(new Thresholds(memory.get(), cpu.get(), network.get()))
                : Optional.empty();
    }

    private Optional<Band> band(String path, Section loads, String load) {
        return loads.entry(load)
                .flatMap(
                        entry -> {
                            given.put(path + load, entry.place());
                            var title = "%s of %s".formatted(load, loads.title());
                            var band = Section.of(title, entry, Set.of("low", "high"), faults);
                            var low = band.required("low", SettingsReader::number);
                            var high = band.required("high", SettingsReader::number);
                            if (low.isEmpty() || high.isEmpty()) {
                                bad.add(path + load);
                                return Optional.empty();
                            }
                            return Optional.of(new Band(low.get().value(), high.get().value()));
                        });
    }

    /** A price without its currency says nothing; an empty tariff neither. */
    private Optional<Tariff> tariff(Section tariff) {
        var price = value(tariff, "tariff.", "price", SettingsReader::number);
        var currency = value(tariff, "tariff.", "currency", PowerReader::currency);
        var grams = value(tariff, "tariff.", "gramsOfCo2", SettingsReader::number);
        if (tariff.entry("price").isPresent() != tariff.entry("currency").isPresent()) {
            faults.add(
                    tariff.place(),
                    "%s: price and currency are given together, or not at all"
                            .formatted(tariff.title()));
        }
        if (tariff.places().isEmpty()) {
            faults.add(
                    tariff.place(),
                    "%s says neither a price nor gramsOfCo2".formatted(tariff.title()));
        }
        var paid = price.flatMap(amount -> currency.map(name -> new Price(amount, name)));
        return paid.isEmpty() && grams.isEmpty()
                ? Optional.empty()
                : Optional.of(new Tariff(paid, grams));
    }

    private static String currency(String text) {
        if (Currency.getAvailableCurrencies().stream()
                .noneMatch(one -> one.getCurrencyCode().equals(text))) {
            throw new IllegalArgumentException(
                    "«%s» is no currency: three letters as in ISO 4217, such as EUR"
                            .formatted(text));
        }
        return text;
    }

    private Reserve reserve(Section reserve, Reserve usual) {
        return new Reserve(
                value(reserve, "reserve.", "awakeHosts", SettingsReader::count)
                        .orElse(usual.awakeHosts()),
                value(reserve, "reserve.", "standbys", SettingsReader::count)
                        .orElse(usual.standbys()));
    }

    private MinimumTimes times(Section times, MinimumTimes usual) {
        return new MinimumTimes(
                duration(times, "minimumTimes.", "awake", usual.awake()),
                duration(times, "minimumTimes.", "asleep", usual.asleep()),
                duration(times, "minimumTimes.", "moderate", usual.moderate()));
    }

    private Optional<PayBack> payBack(Optional<PayBack> usual) {
        var entry = section.entry("payBack");
        if (entry.isPresent()
                && entry.get().node() instanceof ScalarNode word
                && word.getValue().strip().equals("none")) {
            return Optional.empty();
        }
        return within("payBack", Set.of("within", "wakeTakes", "migrationTakes"))
                .map(one -> payBack(one, usual.orElseThrow()))
                .or(() -> usual);
    }

    private PayBack payBack(Section payBack, PayBack usual) {
        return new PayBack(
                duration(payBack, "payBack.", "within", usual.within()),
                duration(payBack, "payBack.", "wakeTakes", usual.wakeTakes()),
                duration(payBack, "payBack.", "migrationTakes", usual.migrationTakes()));
    }

    /** A section within the section, if the file has it. */
    private Optional<Section> within(String key, Set<String> known) {
        return section.entry(key)
                .map(
                        entry -> {
                            var before = faults.count();
                            var title = "%s of %s".formatted(key, TITLE);
                            var inner = Section.of(title, entry, known, faults);
                            if (faults.count() > before) {
                                bad.add(key);
                            }
                            inner.places().forEach((one, at) -> given.put(key + "." + one, at));
                            return inner;
                        });
    }

    private Duration duration(Section in, String path, String key, Duration usual) {
        return value(in, path, key, Durations::parse).orElse(usual);
    }

    private <T> Optional<T> value(Section in, String path, String key, Function<String, T> read) {
        var value = in.value(key, read).map(Located::value);
        if (value.isEmpty() && in.entry(key).isPresent()) {
            bad.add(path + key);
        }
        return value;
    }
}
