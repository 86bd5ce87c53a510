package io.emberkeep.sif.store;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Tries the same again for as long as the database is away or locked, and says so once. */
final class Patience implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Patience.class);
    private static final Duration FIRST = Duration.ofMillis(20);
    private static final Duration LONGEST = Duration.ofMillis(500);

    private final Surroundings surroundings;
    private final CountDownLatch closed = new CountDownLatch(1);

    Patience(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /**
     * The result, however long it takes. Only trouble of our surroundings is waited for.
     *
     * @throws StoppedException if this replica ends before
     */
    <T> T until(Supplier<T> work) {
        var pause = FIRST;
        var told = false;
        while (true) {
            try {
                var result = work.get();
                surroundings.databaseWrote();
                return result;
            } catch (RuntimeException failure) {
                if (!Troubles.isOfSurroundings(failure)) {
                    throw failure;
                }
                told = tell(failure, told);
            }
            await(pause);
            var next = pause.multipliedBy(2);
            pause = next.compareTo(LONGEST) < 0 ? next : LONGEST;
        }
    }

    /** A lock is held by another replica, which may hang: the database itself is well. */
    private boolean tell(RuntimeException failure, boolean told) {
        if (!Troubles.isLocked(failure)) {
            surroundings.databaseTrouble(failure);
        } else if (!told) {
            LOG.warnf("waits for another replica: %s", Troubles.innermost(failure));
        }
        return true;
    }

    private void await(Duration pause) {
        try {
            if (closed.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new StoppedException();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new StoppedException();
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }

    /** This replica ends; what it was at is done by another, or after the next start. */
    static final class StoppedException extends RuntimeException {
        private static final long serialVersionUID = 1;

        StoppedException() {
            super("this replica ends", null, false, false);
        }
    }
}
