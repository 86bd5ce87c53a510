package io.emberkeep.contract.inventory;

import io.emberkeep.contract.id.IpAddress;
import io.emberkeep.contract.inventory.Section.Entry;
import io.emberkeep.contract.inventory.Settings.Failover;
import io.emberkeep.contract.inventory.Settings.Fencing;
import io.emberkeep.contract.inventory.Settings.Flapping;
import io.emberkeep.contract.inventory.Settings.NetworkExamination;
import io.emberkeep.contract.inventory.Settings.NetworkExamination.Method;
import io.emberkeep.contract.inventory.Settings.Repair;
import io.emberkeep.contract.inventory.Settings.ReturnWindow;
import io.emberkeep.contract.inventory.Settings.Returning;
import io.emberkeep.contract.structure.Dedicated;
import io.emberkeep.contract.structure.PeerToPeer;
import io.emberkeep.contract.structure.Ring;
import io.emberkeep.contract.structure.Structure;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads {@code settings:}; what the file leaves out is {@link Settings#DEFAULT}. */
final class SettingsReader {

    static final Set<String> KEYS =
            Set.of(
                    "interval",
                    "network",
                    "networkTimeout",
                    "serviceTimeout",
                    "maximumRestartWait",
                    "daemonRestartWait",
                    "recoveryPoll",
                    "repair",
                    "failover",
                    "returning",
                    "window",
                    "flapping",
                    "fencing",
                    "lease",
                    "commandDeadline",
                    "migrationDeadline",
                    "massFailureShare",
                    "gateway",
                    "structure",
                    "ringSize",
                    "power");

    private static final Pattern WINDOW =
            Pattern.compile("((?:[01]\\d|2[0-3]):[0-5]\\d)\\s*-\\s*((?:[01]\\d|2[0-3]):[0-5]\\d)");

    private final Section section;
    private final Faults faults;
    private final Set<String> bad = new HashSet<>();

    private SettingsReader(Section section, Faults faults) {
        this.section = section;
        this.faults = faults;
    }

    static SettingsDraft read(Entry entry, Faults faults) {
        return new SettingsReader(Section.of("settings", entry, KEYS, faults), faults).read();
    }

    private SettingsDraft read() {
        var usual = Settings.DEFAULT;
        var power =
                section.entry("power")
                        .filter(entry -> !PowerReader.isNone(entry))
                        .flatMap(entry -> PowerReader.read(entry, faults));
        var settings =
                new Settings(
                        duration("interval", usual.interval()),
                        value("network", SettingsReader::network).orElse(usual.network()),
                        duration("networkTimeout", usual.networkTimeout()),
                        duration("serviceTimeout", usual.serviceTimeout()),
                        duration("maximumRestartWait", usual.maximumRestartWait()),
                        duration("daemonRestartWait", usual.daemonRestartWait()),
                        duration("recoveryPoll", usual.recoveryPoll()),
                        choice("repair", Repair.class, usual.repair()),
                        choice("failover", Failover.class, usual.failover()),
                        choice("returning", Returning.class, usual.returning()),
                        value("window", SettingsReader::window),
                        flapping(usual.flapping()),
                        choice("fencing", Fencing.class, usual.fencing()),
                        duration("lease", usual.lease()),
                        duration("commandDeadline", usual.commandDeadline()),
                        duration("migrationDeadline", usual.migrationDeadline()),
                        value("massFailureShare", SettingsReader::number)
                                .orElse(usual.massFailureShare()),
                        value("gateway", IpAddress::new),
                        structure(),
                        power.map(PowerDraft::settings));
        return new SettingsDraft(settings, section.place(), places(), bad, power);
    }

    private Map<String, Place> places() {
        return new TreeMap<>(section.places());
    }

    private <T> Optional<T> value(String key, Function<String, T> read) {
        var value = section.value(key, read).map(Located::value);
        if (value.isEmpty() && section.entry(key).isPresent()) {
            bad.add(key);
        }
        return value;
    }

    private Duration duration(String key, Duration usual) {
        return value(key, Durations::parse).orElse(usual);
    }

    private <E extends Enum<E>> E choice(String key, Class<E> type, E usual) {
        return value(key, text -> Words.choice(type, text)).orElse(usual);
    }

    private Structure structure() {
        var size = value("ringSize", SettingsReader::ring);
        return value("structure", text -> structure(text, size.orElse(Ring.OF_THE_PAPER)))
                .orElse(Settings.DEFAULT.structure());
    }

    private static Structure structure(String text, Ring ring) {
        return switch (text) {
            case "dedicated" -> new Dedicated();
            case "peer-to-peer", "p2p" -> new PeerToPeer();
            case "ring" -> ring;
            default ->
                    throw new IllegalArgumentException(
                            "«%s» is none of dedicated, peer-to-peer (p2p), ring".formatted(text));
        };
    }

    private static Ring ring(String text) {
        return new Ring(count(text));
    }

    private Flapping flapping(Flapping usual) {
        var entry = section.entry("flapping");
        if (entry.isEmpty()) {
            return usual;
        }
        var inner =
                Section.of(
                        "flapping of settings", entry.get(), Set.of("failovers", "within"), faults);
        var failovers = inner.required("failovers", SettingsReader::count);
        var within = inner.required("within", Durations::parse);
        if (failovers.isEmpty() || within.isEmpty()) {
            bad.add("flapping");
            return usual;
        }
        return new Flapping(failovers.get().value(), within.get().value());
    }

    private static NetworkExamination network(String text) {
        if (text.equals("icmp")) {
            return new NetworkExamination(Method.ICMP, 0);
        }
        if (text.startsWith("tcp:")) {
            return new NetworkExamination(
                    Method.TCP, ServicesReader.port(text.substring("tcp:".length()).strip()));
        }
        throw new IllegalArgumentException("«%s» is neither icmp nor tcp:PORT".formatted(text));
    }

    private static ReturnWindow window(String text) {
        var form = WINDOW.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException(
                    "«%s» is no time of day from HH:mm-HH:mm, such as 22:00-05:00".formatted(text));
        }
        return new ReturnWindow(form.group(1), form.group(2));
    }

    static int count(String text) {
        if (!text.matches("\\d{1,6}")) {
            throw new IllegalArgumentException("«%s» is no whole number".formatted(text));
        }
        return Integer.parseInt(text);
    }

    /** Any number here; the checker says which make sense. */
    static double number(String text) {
        if (!text.matches("-?\\d{1,9}(\\.\\d{1,17})?")) {
            throw new IllegalArgumentException("«%s» is no number, such as 0.5".formatted(text));
        }
        return Double.parseDouble(text);
    }
}
