package io.emberkeep.acceptance;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Clients of one FTP server's VIP, who ask all the time and keep who answered: the greeting begins with the
 * name of the server that gives it.
 */
final class Callers implements AutoCloseable {

    private static final int FTP = 2121;
    private static final int TIMEOUT_MS = 300;
    private static final Duration PACE = Duration.ofMillis(20);
    private static final Pattern GREETING = Pattern.compile("220 (\\S+) .*");

    /** When who was there; nobody if nobody greeted. Only changes are kept. */
    record Change(Instant at, Optional<String> server) {}

    private final InetSocketAddress vip;
    private final List<Change> changes = new ArrayList<>();
    private final Thread thread;
    private volatile boolean closed;

    Callers(String vip) {
        this.vip = new InetSocketAddress(vip, FTP);
        this.thread = Thread.ofPlatform().daemon().name("callers of " + vip).start(this::run);
    }

    private void run() {
        while (!closed) {
            var answer = call();
            var at = Instant.now();
            synchronized (changes) {
                if (changes.isEmpty() || !changes.getLast().server().equals(answer)) {
                    changes.add(new Change(at, answer));
                }
            }
            Patience.pause(PACE);
        }
    }

    private Optional<String> call() {
        try (var socket = new Socket()) {
            socket.connect(vip, TIMEOUT_MS);
            socket.setSoTimeout(TIMEOUT_MS);
            var said =
                    new String(socket.getInputStream().readNBytes(9), StandardCharsets.US_ASCII)
                            .strip();
            var greeting = GREETING.matcher(said + " ");
            return greeting.matches() ? Optional.of(greeting.group(1)) : Optional.empty();
        } catch (IOException nobody) {
            return Optional.empty();
        }
    }

    /** Every change of who answers, in order. */
    List<Change> changes() {
        synchronized (changes) {
            return List.copyOf(changes);
        }
    }

    /** The names that answered since then, one after the other, without the silence between them. */
    List<String> servers() {
        var names = new ArrayList<String>();
        changes().stream()
                .flatMap(change -> change.server().stream())
                .forEach(
                        name -> {
                            if (names.isEmpty() || !names.getLast().equals(name)) {
                                names.add(name);
                            }
                        });
        return names;
    }

    /** Printed and not judged: how long a time is on a busy machine is for the benchmarks. */
    void printGaps() {
        Instant since = null;
        // Before anybody ever answered nothing was moved.
        var known = changes().stream().dropWhile(change -> change.server().isEmpty()).toList();
        for (var change : known) {
            if (change.server().isEmpty()) {
                since = change.at();
            } else if (since != null) {
                System.out.printf(
                        "power saving: a VIP was silent for %d ms, then %s%n",
                        Duration.between(since, change.at()).toMillis(), change.server().get());
                since = null;
            }
        }
    }

    /** When that server began to answer, last; none if it never did after that moment. */
    Optional<Instant> first(String server, Instant after) {
        return changes().stream()
                .filter(change -> change.at().isAfter(after))
                .filter(change -> change.server().equals(Optional.of(server)))
                .map(Change::at)
                .findFirst();
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join(Duration.ofSeconds(2));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
