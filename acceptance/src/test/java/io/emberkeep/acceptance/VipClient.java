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

/**
 * A client of a VIP: connects again and again at a fixed pace to one port; on
 * {@link #NAMES} it also learns which server answered. Each attempt gives up after its timeout, so that a lost SYN is not
 * waited for (DESIGN section 6).
 */
final class VipClient implements AutoCloseable {

    /** The port on which a server of the testbed says its name. */
    static final int NAMES = 4007;

    /** One attempt: when it began and who answered. */
    record Attempt(Instant at, Optional<String> server) {}

    private final InetSocketAddress address;
    private final Duration pace;
    private final int timeoutMillis;
    private final List<Attempt> attempts = new ArrayList<>();
    private final Thread thread;
    private volatile boolean closed;

    VipClient(String vip, int port, Duration pace, Duration timeout) {
        this.address = new InetSocketAddress(vip, port);
        this.pace = pace;
        this.timeoutMillis = (int) timeout.toMillis();
        this.thread = Thread.ofPlatform().daemon().name("client of " + vip).start(this::run);
    }

    /** Who answers on that address now; none if nobody does. */
    static Optional<String> ask(String address) {
        return ask(new InetSocketAddress(address, NAMES), 300);
    }

    private static Optional<String> ask(InetSocketAddress address, int timeoutMillis) {
        try (var socket = new Socket()) {
            socket.connect(address, timeoutMillis);
            if (address.getPort() != NAMES) {
                return Optional.of("connected");
            }
            socket.setSoTimeout(timeoutMillis);
            var name =
                    new String(socket.getInputStream().readNBytes(64), StandardCharsets.US_ASCII)
                            .strip();
            return name.isEmpty() ? Optional.empty() : Optional.of(name);
        } catch (IOException nobody) {
            return Optional.empty();
        }
    }

    private void run() {
        for (var next = Instant.now(); !closed; next = next.plus(pace)) {
            var wait = Duration.between(Instant.now(), next);
            if (wait.isPositive()) {
                Patience.pause(wait);
            }
            var at = Instant.now();
            var attempt = new Attempt(at, ask(address, timeoutMillis));
            synchronized (attempts) {
                attempts.add(attempt);
            }
        }
    }

    /** All attempts so far. */
    List<Attempt> attempts() {
        synchronized (attempts) {
            return List.copyOf(attempts);
        }
    }

    /** From the last good attempt before that moment to the first good one after it. */
    Duration disconnection(Instant fault) {
        var all = attempts();
        var lastGood =
                all.stream()
                        .filter(one -> one.server().isPresent() && !one.at().isAfter(fault))
                        .reduce((_, later) -> later)
                        .orElseThrow();
        var firstBad =
                all.stream()
                        .filter(one -> one.at().isAfter(lastGood.at()) && one.server().isEmpty())
                        .findFirst()
                        .orElseThrow();
        var firstGood =
                all.stream()
                        .filter(one -> one.at().isAfter(firstBad.at()) && one.server().isPresent())
                        .findFirst()
                        .orElseThrow();
        return Duration.between(fault, firstGood.at());
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
