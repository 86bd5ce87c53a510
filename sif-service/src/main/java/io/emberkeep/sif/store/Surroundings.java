package io.emberkeep.sif.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Whether database and broker answer, one log line per change, and since when nothing disturbed us: after
 * being away no lease is ended at once (DESIGN rule 3).
 */
final class Surroundings {

    private static final Logger LOG = Logger.getLogger(Surroundings.class);

    private Optional<String> database = Optional.empty();
    private Optional<String> broker = Optional.empty();
    private long calmSince = System.nanoTime();

    /** Does something with the database. @return nothing if the database is away */
    <T> Optional<T> database(Supplier<T> work) {
        try {
            var result = work.get();
            databaseAnswered();
            return Optional.of(result);
        } catch (RuntimeException failure) {
            if (!Troubles.isOfSurroundings(failure)) {
                throw failure;
            }
            databaseTrouble(failure);
            return Optional.empty();
        }
    }

    /** The same, for work without a result. @return whether it was done */
    boolean database(Runnable work) {
        return database(
                        () -> {
                            work.run();
                            return true;
                        })
                .isPresent();
    }

    /** Asks the broker. @return nothing if it is away */
    <T> Optional<T> broker(Supplier<Optional<T>> work) {
        var result = work.get();
        if (result.isPresent()) {
            brokerAnswered();
        } else {
            brokerTrouble("it does not answer, or has no topic of signals");
        }
        return result;
    }

    synchronized void databaseAnswered() {
        if (database.isPresent()) {
            LOG.infof("the database answers again");
            database = Optional.empty();
            disturbed();
        }
    }

    synchronized void databaseTrouble(Throwable failure) {
        disturbed();
        if (database.isEmpty()) {
            database = Optional.of(Troubles.innermost(failure));
            LOG.warnf("the database cannot be used: %s", database.get());
        }
    }

    synchronized void brokerAnswered() {
        if (broker.isPresent()) {
            LOG.infof("the broker answers again");
            broker = Optional.empty();
            disturbed();
        }
    }

    synchronized void brokerTrouble(String what) {
        disturbed();
        if (broker.isEmpty()) {
            broker = Optional.of(what);
            LOG.warnf("the broker cannot be used: %s", what);
        }
    }

    /** Something kept signals from us: the time without disturbance begins anew. */
    synchronized void disturbed() {
        calmSince = System.nanoTime();
    }

    /** How long nothing disturbed us, in nanoseconds. */
    synchronized long calmNanos() {
        return System.nanoTime() - calmSince;
    }

    /** What is wrong, one more included unless it is empty. */
    synchronized List<String> troubles(String oneMore) {
        var all = new ArrayList<String>();
        database.ifPresent(what -> all.add("database: " + what));
        broker.ifPresent(what -> all.add("broker: " + what));
        if (!oneMore.isEmpty()) {
            all.add(oneMore);
        }
        return all;
    }
}
