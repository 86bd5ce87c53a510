package io.emberkeep.experiments.client;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** A client that connects, and when that came to an end connects again, at a fixed pace at most. */
final class OneAfterAnother implements Client {

    /** On one machine a connection takes a fraction of a millisecond. */
    private static final Duration SLOW = Duration.ofMillis(100);

    private final InetSocketAddress service;
    private final Access access;
    private final Duration pace;
    private final Log log = new Log();
    private final Thread thread;
    private volatile boolean closed;

    OneAfterAnother(String name, InetSocketAddress service, Access access, Duration pace) {
        this.service = service;
        this.access = access;
        this.pace = pace;
        this.thread = Thread.ofVirtual().name(name).start(this::run);
    }

    private void run() {
        while (!closed) {
            var began = System.nanoTime();
            var served = served();
            if (closed) {
                return;
            }
            add(began, System.nanoTime(), served);
            LockSupport.parkNanos(began + pace.toNanos() - System.nanoTime());
        }
    }

    /** Whoever had to wait for a connection was not served in that time, and is served from then on. */
    private void add(long began, long ended, boolean served) {
        if (served && ended - began > SLOW.toNanos()) {
            log.add(new Attempt(began, ended, false));
            log.add(new Attempt(ended, ended, true));
        } else {
            log.add(new Attempt(began, ended, served));
        }
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

    /** A virtual thread that is interrupted while it connects has its socket closed. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
