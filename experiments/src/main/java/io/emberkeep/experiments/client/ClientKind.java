package io.emberkeep.experiments.client;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;

/** Which client looks on; what each can see differs (DESIGN section 6). */
public enum ClientKind {
    /** The papers': one use a second, given up after a second without a connection. */
    ONCE_A_SECOND,
    /** Connects every 20 ms, gives up after 100 ms and tries again. */
    RETRYING,
    /**
     * Connects every 20 ms and leaves the rest to the kernel, which sends a lost SYN again after 1 s, then 2 s: it cannot
     * see an outage as shorter than that.
     */
    NAIVE_TCP,
    /** A datagram each millisecond. */
    UDP;

    private static final Duration PACE = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofMillis(100);

    /**
     * Starts one.
     *
     * @param vip the address that it uses
     * @param port of the service
     * @param http whether that speaks HTTP
     * @param networkPort on which every machine answers, over UDP too
     * @param scale of the papers' second
     * @throws IOException if this machine does not permit it
     */
    public Client start(String vip, int port, boolean http, int networkPort, double scale)
            throws IOException {
        var service = new InetSocketAddress(vip, port);
        return switch (this) {
            case ONCE_A_SECOND ->
                    new OnceASecond(service, http, Duration.ofNanos((long) (1e9 * scale)));
            case RETRYING ->
                    new OneAfterAnother(
                            "retrying client", service, Access.connecting(PATIENCE), PACE);
            case NAIVE_TCP ->
                    new OneAfterAnother(
                            "naive client", service, Access.connecting(Duration.ZERO), PACE);
            case UDP -> new EveryMillisecond(new InetSocketAddress(vip, networkPort));
        };
    }
}
