package io.emberkeep.cli.rest;

import io.emberkeep.cli.Surroundings;
import io.emberkeep.launcher.PartId;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Says whom we are waiting for, once that takes longer than a user likes. */
public final class Waiting {

    private static final Duration UNNOTICED = Duration.ofSeconds(2);
    private final Surroundings surroundings;

    /** @param surroundings where it is said */
    public Waiting(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** Until that is closed. */
    Ended forPart(PartId part) {
        var ended = new CountDownLatch(1);
        Thread.ofVirtual()
                .start(
                        () -> {
                            try {
                                if (!ended.await(UNNOTICED.toMillis(), TimeUnit.MILLISECONDS)) {
                                    surroundings.err().println("waiting for " + part + " ...");
                                }
                            } catch (InterruptedException never) {
                                Thread.currentThread().interrupt();
                            }
                        });
        return ended::countDown;
    }

    /** The end of a wait. */
    interface Ended extends AutoCloseable {
        @Override
        void close();
    }
}
