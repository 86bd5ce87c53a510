package io.emberkeep.experiments.client;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The papers' client: uses the service once a second, whether the last use is over or not. A use is good when the
 * service answers: its greeting, or the status of a web page.
 */
final class OnceASecond implements Client {

    private static final String GET =
            "GET / HTTP/1.1\r\nHost: experiment\r\nConnection: close\r\n\r\n";

    private final InetSocketAddress service;
    private final Access access;
    private final Log log = new Log();
    private final ScheduledExecutorService pace =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("client once a second").factory());

    /**
     * Begins.
     *
     * @param pace between two uses; a second, if times are not scaled
     */
    OnceASecond(InetSocketAddress service, boolean http, Duration pace) {
        this.service = service;
        this.access = Access.answered(http ? GET : "", pace, pace.multipliedBy(3));
        // It ends with the executor, and no use of the service throws.
        var _ =
                this.pace.scheduleAtFixedRate(
                        () -> Thread.ofVirtual().start(this::use),
                        0,
                        pace.toNanos(),
                        TimeUnit.NANOSECONDS);
    }

    private void use() {
        var began = System.nanoTime();
        var served = served();
        log.add(new Attempt(began, System.nanoTime(), served));
    }

    private boolean served() {
        try {
            access.use(service);
            return true;
        } catch (IOException nobody) {
            return false;
        }
    }

    @Override
    public List<Attempt> attempts() {
        return log.all();
    }

    @Override
    public void close() {
        pace.shutdownNow();
    }
}
