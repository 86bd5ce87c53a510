package io.emberkeep.sif.store;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Something that is done again and again on a thread of its own, until it is closed. */
final class Loop implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Loop.class);

    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;

    private Loop(String name, Duration pause, Runnable work) {
        this.thread = Thread.ofPlatform().daemon().name(name).unstarted(() -> run(pause, work));
    }

    /** Begins at once. What the work throws is logged, and it is done again after the pause. */
    static Loop start(String name, Duration pause, Runnable work) {
        var loop = new Loop(name, pause, work);
        loop.thread.start();
        return loop;
    }

    private void run(Duration pause, Runnable work) {
        var last = "";
        try {
            do {
                last = once(work, last);
            } while (!closed.await(pause.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException stopped) {
            LOG.debugf("%s stopped", Thread.currentThread().getName());
        }
    }

    /** A fault that stays the same is told once. */
    private static String once(Runnable work, String last) {
        try {
            work.run();
            return "";
        } catch (RuntimeException fault) {
            var now = fault.toString();
            if (!now.equals(last)) {
                LOG.errorf(fault, "%s: %s", Thread.currentThread().getName(), fault.getMessage());
            }
            return now;
        }
    }

    /** Waits a second for the work at hand. */
    @Override
    public void close() {
        closed.countDown();
        try {
            if (Thread.currentThread() != thread && !thread.join(Duration.ofSeconds(1))) {
                thread.interrupt();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
