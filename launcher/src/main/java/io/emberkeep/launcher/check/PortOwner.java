package io.emberkeep.launcher.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who listens on a port, as far as Linux tells: the socket's inode, then who has it open. */
final class PortOwner {

    private static final String LISTEN = "0A";
    private static final int LOCAL_ADDRESS = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;

    private PortOwner() {}

    /** For example {@code process 4711 (java -jar other.jar)}. */
    static Optional<String> of(int port, String protocol) {
        var inodes =
                inodes(port, protocol).stream()
                        .map("socket:[%s]"::formatted)
                        .collect(Collectors.toSet());
        return inodes.isEmpty()
                ? Optional.empty()
                : ProcessHandle.allProcesses()
                        .filter(process -> has(process.pid(), inodes))
                        .findFirst()
                        .map(PortOwner::described);
    }

    private static Set<String> inodes(int port, String protocol) {
        var suffix = String.format(Locale.ROOT, ":%04X", port);
        var name = protocol.toLowerCase(Locale.ROOT);
        return Stream.of("/proc/net/" + name, "/proc/net/" + name + "6")
                .flatMap(file -> lines(Path.of(file)).stream().skip(1))
                .map(line -> line.strip().split("\\s+"))
                .filter(fields -> fields.length > INODE && fields[LOCAL_ADDRESS].endsWith(suffix))
                .filter(fields -> protocol.equals("UDP") || fields[STATE].equals(LISTEN))
                .map(fields -> fields[INODE])
                .collect(Collectors.toSet());
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException notLinux) {
            return List.of();
        }
    }

    private static boolean has(long pid, Set<String> sockets) {
        try (Stream<Path> open = Files.list(Path.of("/proc/%d/fd".formatted(pid)))) {
            return open.anyMatch(file -> sockets.contains(target(file)));
        } catch (IOException notOurs) {
            return false;
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException gone) {
            return "";
        }
    }

    private static String described(ProcessHandle process) {
        var command = process.info().commandLine().or(() -> process.info().command()).orElse("");
        var shortened = command.length() > 80 ? command.substring(0, 77) + "..." : command;
        return "process %d%s"
                .formatted(process.pid(), shortened.isEmpty() ? "" : " (" + shortened + ")");
    }
}
