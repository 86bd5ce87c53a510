package io.emberkeep.contract.inventory;

import io.emberkeep.contract.id.DaemonName;
import io.emberkeep.contract.id.GroupId;
import io.emberkeep.contract.id.IpAddress;
import io.emberkeep.contract.id.ServerId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One of the papers' management data files, one item a line (DBSS-2). C's have eight lines, P's the first
 * seven, R's the first five and an unnamed sixth. An empty line or a lone dash is <em>no value</em>;
 * missing last lines too.
 *
 * @param place of the file's second line, its name
 * @param vip first line
 * @param name second
 * @param ip third
 * @param group fourth
 * @param services fifth; none if one of them is bad
 * @param backup sixth, of C and P
 * @param backupIp seventh
 * @param realServer eighth, of C
 */
record DatFile(
        Place place,
        Optional<Located<IpAddress>> vip,
        Optional<Located<String>> name,
        Optional<Located<IpAddress>> ip,
        Optional<Located<String>> group,
        Optional<List<Located<ServiceDefinition>>> services,
        Optional<Located<String>> backup,
        Optional<Located<IpAddress>> backupIp,
        Optional<Located<IpAddress>> realServer) {

    private static final Set<String> NO_VALUE = Set.of("", "-", "–", "—");
    private static final int MOST_LINES = 8;
    private static final int RING_LINES = 6;

    /** Whether it lacks what only a target has: it waits for others (DBSS-2). */
    boolean looksLikeBackup() {
        return vip.isEmpty() && backup.isEmpty();
    }

    static DatFile read(Input.Text text, Faults faults) {
        return new Lines(text, faults).read();
    }

    /** Reads the lines of one file. */
    private static final class Lines {

        private final String file;
        private final List<String> lines;
        private final Faults faults;

        Lines(Input.Text text, Faults faults) {
            this.file = text.name();
            this.faults = faults;
            this.lines = lines(text.text());
        }

        DatFile read() {
            if (lines.stream().allMatch(NO_VALUE::contains)) {
                faults.add(place(0), "the file is empty");
                return nothing();
            }
            for (var number = MOST_LINES + 1; number <= lines.size(); number++) {
                if (!lines.get(number - 1).isEmpty()) {
                    faults.add(place(number), "a .dat file has at most eight lines (DBSS-2)");
                }
            }
            var ring = lines.size() == RING_LINES;
            if (ring && item(RING_LINES).isPresent()) {
                faults.warn(
                        place(RING_LINES),
                        "the sixth of six lines has no meaning here and is not used (a backup has a seventh, its IP address)");
            }
            return new DatFile(
                    place(2),
                    value(1, "VIP", IpAddress::new),
                    required(2, "host name", text -> new ServerId(text).value()),
                    required(3, "IP address", IpAddress::new),
                    required(4, "service group", text -> new GroupId(text).value()),
                    services(),
                    ring
                            ? Optional.empty()
                            : value(6, "backup host name", text -> new ServerId(text).value()),
                    value(7, "backup IP address", IpAddress::new),
                    value(8, "real server IP address", IpAddress::new));
        }

        private DatFile nothing() {
            return new DatFile(
                    place(0),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }

        private Optional<List<Located<ServiceDefinition>>> services() {
            var daemons = required(5, "service daemons", text -> text);
            if (daemons.isEmpty()) {
                return Optional.empty();
            }
            var services = new ArrayList<Located<ServiceDefinition>>();
            var good = true;
            for (var name : daemons.get().value().split("\\s+")) {
                var usual = usual(name);
                usual.ifPresent(
                        service -> services.add(new Located<>(service, daemons.get().place())));
                good &= usual.isPresent();
            }
            return good ? Optional.of(List.copyOf(services)) : Optional.empty();
        }

        private Optional<ServiceDefinition> usual(String name) {
            try {
                var usual = Daemons.usual(new DaemonName(name));
                if (usual.isEmpty()) {
                    faults.add(
                            place(5),
                            "how to examine daemon «%s» is not known by its name; describe the pool in YAML, where services takes «%s: {protocol: tcp, port: …}» (known by name: %s)"
                                    .formatted(name, name, Daemons.known()));
                }
                return usual;
            } catch (IllegalArgumentException bad) {
                faults.add(place(5), "service daemons: " + bad.getMessage());
                return Optional.empty();
            }
        }

        private <T> Optional<Located<T>> required(
                int number, String what, Function<String, T> read) {
            if (item(number).isEmpty()) {
                faults.add(
                        place(Math.min(number, lines.size())),
                        "line %d, the %s, has no value".formatted(number, what));
            }
            return value(number, what, read);
        }

        private <T> Optional<Located<T>> value(int number, String what, Function<String, T> read) {
            var item = item(number);
            try {
                return item.map(text -> new Located<>(read.apply(text), place(number)));
            } catch (IllegalArgumentException bad) {
                faults.add(
                        place(number),
                        "line %d, the %s: %s".formatted(number, what, bad.getMessage()));
                return Optional.empty();
            }
        }

        private Optional<String> item(int number) {
            return number > lines.size()
                    ? Optional.empty()
                    : Optional.of(lines.get(number - 1)).filter(text -> !NO_VALUE.contains(text));
        }

        private Place place(int number) {
            return new Place(file, number);
        }

        /** Line ends of every system, blanks around, a byte order mark and the last line's end are nothing. */
        private static List<String> lines(String text) {
            var clean = text.startsWith("\uFEFF") ? text.substring(1) : text;
            var all =
                    new ArrayList<>(
                            Stream.of(clean.split("\\r\\n|\\r|\\n", -1))
                                    .map(String::strip)
                                    .toList());
            if (all.getLast().isEmpty()) {
                all.removeLast();
            }
            return all;
        }
    }
}
