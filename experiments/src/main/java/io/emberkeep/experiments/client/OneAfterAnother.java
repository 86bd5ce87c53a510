package io.emberkeep.experiments.client;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** A client that connects, and when that came to an end connects again, at a fixed pace at most. */
final class OneAfterAnother implements Client {

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
            log.add(new Attempt(began, System.nanoTime(), served));
            LockSupport.parkNanos(began + pace.toNanos() - System.nanoTime());
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
