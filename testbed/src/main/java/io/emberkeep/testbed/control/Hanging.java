package io.emberkeep.testbed.control;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Requests that nobody answers: each costs a virtual thread until its client leaves. The HTTP server does
 * not tell when one does, so one thread asks the kernel's tables of connections for all of them; where
 * there are none, a request takes the whole time.
 */
final class Hanging implements AutoCloseable {

    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final List<Path> TABLES =
            List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"));
    private static final String ESTABLISHED = "01";

    private final Map<Connection, CountDownLatch> waiting = new ConcurrentHashMap<>();
    private final Thread watch =
            Thread.ofPlatform().daemon().name("who has left").start(this::watch);

    /** Both ports of a connection, as the kernel's tables have them. */
    private record Connection(String ours, String theirs) {
        static Connection of(InetSocketAddress ours, InetSocketAddress theirs) {
            return new Connection(hex(ours.getPort()), hex(theirs.getPort()));
        }

        private static String hex(int port) {
            return String.format(Locale.ROOT, "%04X", port);
        }
    }

    /** Returns when the client has left, or after two minutes. */
    void untilClientLeaves(HttpExchange exchange) throws InterruptedException {
        var connection = Connection.of(exchange.getLocalAddress(), exchange.getRemoteAddress());
        var left = new CountDownLatch(1);
        waiting.put(connection, left);
        try {
            boolean _ = left.await(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            waiting.remove(connection, left);
        }
    }

    @Override
    public void close() {
        watch.interrupt();
    }

    private void watch() {
        try {
            while (true) {
                Thread.sleep(LOOK);
                if (!waiting.isEmpty()) {
                    look();
                }
            }
        } catch (InterruptedException ended) {
            // The control interface ends.
        }
    }

    private void look() {
        // Who waits is noted first: who comes meanwhile may not be in the tables yet.
        var seen = Map.copyOf(waiting);
        established()
                .ifPresent(
                        open ->
                                seen.forEach(
                                        (connection, left) -> {
                                            if (!open.contains(connection)) {
                                                left.countDown();
                                            }
                                        }));
    }

    private static Optional<Set<Connection>> established() {
        var open = new HashSet<Connection>();
        boolean read = false;
        for (Path table : TABLES) {
            try (var lines = Files.lines(table)) {
                lines.map(line -> line.strip().split("\\s+"))
                        .filter(row -> row.length > 3 && row[3].equals(ESTABLISHED))
                        .map(row -> new Connection(port(row[1]), port(row[2])))
                        .forEach(open::add);
                read = true;
            } catch (IOException missing) {
                // No such table on this machine.
            }
        }
        return read ? Optional.of(open) : Optional.empty();
    }

    private static String port(String address) {
        return address.substring(address.lastIndexOf(':') + 1);
    }
}
