package io.emberkeep.testbed.control;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** A request that nobody answers. It costs a virtual thread until the client leaves. */
final class Hanging {

    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final List<Path> TABLES =
            List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"));
    private static final String CLOSE_WAIT = "08";

    private Hanging() {}

    /**
     * Returns when the client has left, or after two minutes. The HTTP server does not tell, so the kernel's table
     * of connections is asked; where there is none it takes the whole time.
     */
    static void untilClientLeaves(HttpExchange exchange) throws InterruptedException {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (System.nanoTime() < end) {
            Thread.sleep(LOOK);
            if (hasLeft(exchange.getLocalAddress().getPort(), exchange.getRemoteAddress())) {
                return;
            }
        }
    }

    private static boolean hasLeft(int ourPort, InetSocketAddress client) {
        String ours = port(ourPort);
        String theirs = port(client.getPort());
        boolean tableRead = false;
        for (Path table : TABLES) {
            try (var lines = Files.lines(table)) {
                var state =
                        lines.map(line -> line.strip().split("\\s+"))
                                .filter(row -> row.length > 3)
                                .filter(row -> row[1].endsWith(ours) && row[2].endsWith(theirs))
                                .map(row -> row[3])
                                .findFirst();
                if (state.isPresent()) {
                    return state.get().equals(CLOSE_WAIT);
                }
                tableRead = true;
            } catch (IOException missing) {
                // No such table on this machine.
            }
        }
        return tableRead;
    }

    private static String port(int port) {
        return String.format(Locale.ROOT, ":%04X", port);
    }
}
