package io.emberkeep.sif.store;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
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

    private final InstantSource clock;
    private Optional<Silence> database = Optional.empty();
    private Optional<Silence> broker = Optional.empty();
    private long calmSince = System.nanoTime();

    /** What is wrong, since when, and whether reading goes on all the same. */
    private record Silence(String what, Instant since, boolean ofWriting) {}

    Surroundings(InstantSource clock) {
        this.clock = clock;
    }

    /** Reads the database. @return nothing if the database is away */
    <T> Optional<T> database(Supplier<T> work) {
        return database(work, this::databaseAnswered);
    }

    /** Writes it. @return nothing if the database is away, or has no space left */
    <T> Optional<T> databaseWritten(Supplier<T> work) {
        return database(work, this::databaseWrote);
    }

    private <T> Optional<T> database(Supplier<T> work, Runnable done) {
        try {
            var result = work.get();
            done.run();
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
    boolean databaseWritten(Runnable work) {
        return databaseWritten(
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

    /** It can be read: of a disk that is full that says nothing. */
    synchronized void databaseAnswered() {
        if (database.filter(silence -> !silence.ofWriting()).isPresent()) {
            databaseWrote();
        }
    }

    synchronized void databaseWrote() {
        if (database.isPresent()) {
            LOG.infof("the database answers again");
            database = Optional.empty();
            disturbed();
        }
    }

    synchronized void databaseTrouble(Throwable failure) {
        disturbed();
        var ofWriting = Troubles.isOfWriting(failure);
        if (database.isEmpty() || ofWriting != database.get().ofWriting()) {
            var since = database.map(Silence::since).orElseGet(clock::instant);
            database = Optional.of(new Silence(Troubles.innermost(failure), since, ofWriting));
            LOG.warnf("the database cannot be used: %s", database.get().what());
        }
    }

    synchronized void brokerAnswered() {
        if (broker.isPresent()) {
            LOG.infof("the broker answers again");
            broker = Optional.empty();
            disturbed();
        }
    }

    void brokerTrouble(String what) {
        brokerTrouble(what, clock.instant());
    }

    synchronized void brokerTrouble(String what, Instant since) {
        disturbed();
        if (broker.isEmpty()) {
            broker = Optional.of(new Silence(what, since, false));
            LOG.warnf("the broker cannot be used: %s", what);
        }
    }

    /** Whether the broker answered when it was asked last. */
    synchronized boolean brokerAnswers() {
        return broker.isEmpty();
    }

    /** Something kept signals from us: the time without disturbance begins anew. */
    synchronized void disturbed() {
        calmSince = System.nanoTime();
    }

    /** How long nothing disturbed us, in nanoseconds. */
    synchronized long calmNanos() {
        return System.nanoTime() - calmSince;
    }

    /** What is wrong, for people: since when, and what it means. */
    synchronized List<Trouble> silences() {
        var all = new ArrayList<Trouble>();
        broker.ifPresent(
                silence ->
                        all.add(
                                new Trouble(
                                        "broker",
                                        silence.since(),
                                        "the broker does not answer since %s: nothing is recovered until it does"
                                                .formatted(seconds(silence.since())))));
        database.ifPresent(
                silence ->
                        all.add(
                                new Trouble(
                                        "database",
                                        silence.since(),
                                        "the database cannot be used since %s (%s): no recovery begins and none ends until it can"
                                                .formatted(
                                                        seconds(silence.since()),
                                                        silence.what()))));
        return all;
    }

    private static Instant seconds(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS);
    }

    /** What is wrong, one more included unless it is empty. */
    synchronized List<String> troubles(String oneMore) {
        var all = new ArrayList<String>();
        database.ifPresent(silence -> all.add("database: " + silence.what()));
        broker.ifPresent(silence -> all.add("broker: " + silence.what()));
        if (!oneMore.isEmpty()) {
            all.add(oneMore);
        }
        return all;
    }
}
