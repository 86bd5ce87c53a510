package io.emberkeep.sif.store;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Tells when a signal was applied. This replica reads every signal, also those that another was first to
 * apply: whoever waits for one needs no answer from afar, only the store.
 */
public final class Handled {

    private final Map<String, CountDownLatch> waiting = new ConcurrentHashMap<>();

    /** Somebody will wait for that signal; to be called before it is sent. */
    public void expect(String signalId) {
        waiting.put(signalId, new CountDownLatch(1));
    }

    /**
     * Waits until it was applied.
     *
     * @return false if it was not within that time
     */
    public boolean await(String signalId, Duration atMost) throws InterruptedException {
        var latch = waiting.get(signalId);
        try {
            return latch != null && latch.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            waiting.remove(signalId);
        }
    }

    void complete(String signalId) {
        var latch = waiting.get(signalId);
        if (latch != null) {
            latch.countDown();
        }
    }
}
