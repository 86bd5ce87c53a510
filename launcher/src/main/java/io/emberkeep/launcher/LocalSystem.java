package io.emberkeep.launcher;

import io.emberkeep.launcher.RunFile.ProcessId;
import io.emberkeep.launcher.control.ControlServer;
import io.emberkeep.launcher.control.PartOrder;
import io.emberkeep.launcher.database.Postgres;
import io.emberkeep.launcher.member.Followers;
import io.emberkeep.launcher.part.Part;
import io.emberkeep.launcher.part.Parts;
import io.emberkeep.launcher.pool.FirstPool;
import io.emberkeep.launcher.process.Signal;
import io.emberkeep.launcher.process.Supervisor;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/**
 * A whole system on this machine, whose parts are children of this process. The command {@code up} has one,
 * and so can a test:
 *
 * <pre>{@code
 * try (var system = LocalSystem.start(options, Progress.SILENT)) {
 *     system.kill(PartId.MONITOR);
 *     system.start(PartId.MONITOR);       // returns when it is healthy again
 *     system.run().url(PartId.sif(1));
 * }
 * }</pre>
 *
 * Closing it leaves nothing running. Should this process be killed, the children end by themselves.
 */
public final class LocalSystem implements AutoCloseable {

    private final LaunchOptions options;
    private final StateDirectory state;
    private final StateDirectory.Lock lock;
    private final Postgres postgres;
    private final FirstPool pool;
    private final List<Part> parts;
    private final Supervisor supervisor;
    private final Followers followers;
    private final Orders orders;
    private final ControlServer control;
    private final Progress progress;
    private final CompletableFuture<LaunchException> failure = new CompletableFuture<>();
    private volatile boolean ready;
    private boolean closed;

    private LocalSystem(
            LaunchOptions options,
            StateDirectory state,
            StateDirectory.Lock lock,
            Predicate<PartId> which,
            Progress progress)
            throws LaunchException {
        this.options = options;
        this.state = state;
        this.lock = lock;
        this.progress = progress;
        this.postgres =
                Postgres.of(state, options.installation().tools(), options.ports().database());
        this.pool = FirstPool.of(options, state);
        this.parts =
                Parts.of(options, state, postgres, pool).stream()
                        .filter(part -> which.test(part.id()))
                        .toList();
        Beforehand.check(state, parts);
        pool.keep(state);
        this.control = ControlServer.start(state.root(), this::carryOut);
        this.supervisor = new Supervisor(parts, state, progress, new Watch());
        this.followers =
                new Followers(
                        Followers.those(pool.members(), parts),
                        Ports.http(options.ports().testbed()),
                        new MemberProcesses(supervisor, options.readyWithin()),
                        progress);
        this.orders = new Orders(supervisor, followers, options.readyWithin());
    }

    /**
     * Starts everything and returns when all is healthy and there is a pool.
     *
     * @throws LaunchException if it cannot; then nothing is left running
     */
    public static LocalSystem start(LaunchOptions options, Progress progress)
            throws LaunchException, InterruptedException {
        return start(options, progress, _ -> true);
    }

    /** The same with some of the parts alone; no pool is made if sif-1 is not among them. */
    public static LocalSystem start(
            LaunchOptions options, Progress progress, Predicate<PartId> which)
            throws LaunchException, InterruptedException {
        var state = StateDirectory.create(options.state());
        var lock = state.lock().orElseThrow(() -> Beforehand.alreadyRunning(state));
        LocalSystem system;
        try {
            Beforehand.endOrphans(state, progress);
            system = new LocalSystem(options, state, lock, which, progress);
        } catch (LaunchException | InterruptedException | RuntimeException refused) {
            lock.close();
            throw refused;
        }
        try {
            system.startAll();
            return system;
        } catch (LaunchException | InterruptedException | RuntimeException failed) {
            system.close();
            throw failed;
        }
    }

    /** Where everything is and which processes run, now. */
    public RunFile run() {
        return new RunFile(
                ProcessId.self(),
                ready,
                control.path().toString(),
                options.ports().kafka(),
                postgres.access(),
                options.ports().offset(),
                addresses(),
                supervisor.runs());
    }

    /** Completed when a part died that nobody had told to, and everything is to end therefore. */
    public CompletableFuture<LaunchException> failure() {
        return failure;
    }

    /** The pool with which it began. */
    public FirstPool pool() {
        return pool;
    }

    /** Starts a part that is down, and returns when it is healthy. */
    public void start(PartId part) throws LaunchException, InterruptedException {
        orders.start(part, Map.of());
    }

    /** Stops a part in order. */
    public void stop(PartId part) throws LaunchException, InterruptedException {
        supervisor.stop(part);
    }

    /** Ends a part as {@code kill -9} does. */
    public void kill(PartId part) throws LaunchException, InterruptedException {
        supervisor.kill(part);
    }

    /** Lets a part stand still (SIGSTOP). */
    public void pause(PartId part) throws LaunchException, InterruptedException {
        supervisor.signal(part, Signal.STOP);
    }

    /** Lets a part that stands still go on (SIGCONT). */
    public void resume(PartId part) throws LaunchException, InterruptedException {
        orders.resume(part);
    }

    private void startAll() throws LaunchException, InterruptedException {
        var begin = System.nanoTime();
        new Startup(
                        parts,
                        part -> {
                            if (begin(part.id())) {
                                progress.ready(
                                        part.id(), Duration.ofNanos(System.nanoTime() - begin));
                            }
                        })
                .run();
        followers.follow();
        if (parts.stream().anyMatch(part -> part.id().equals(PartId.sif(1)))) {
            if (FirstInventory.apply(run().url(PartId.sif(1)), pool.file(), addresses())) {
                progress.note("applied %s, the first inventory".formatted(pool.file()));
            }
        }
        ready = true;
        writeRunFile();
    }

    /** @return whether it runs; a member does not while its machine is off */
    private boolean begin(PartId part) throws LaunchException, InterruptedException {
        if (followers.has(part)) {
            return followers.begin(part);
        }
        supervisor.start(part, options.readyWithin(), Map.of());
        return true;
    }

    private String carryOut(PartOrder order) throws LaunchException, InterruptedException {
        return orders.carryOut(order);
    }

    private String addresses() {
        return options.addresses().orElse("127.21");
    }

    private synchronized void writeRunFile() {
        try {
            run().write(state);
        } catch (IOException refused) {
            progress.note(
                    "%s cannot be written: %s"
                            .formatted(state.runFile(), StateDirectory.reason(refused)));
        }
    }

    /** Stops everything in order, within 20 seconds. A second call does nothing. */
    @Override
    public void close() {
        synchronized (failure) {
            if (closed) {
                return;
            }
            closed = true;
        }
        ready = false;
        control.close();
        followers.close();
        try {
            supervisor.stopAll();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        writeRunFile();
        lock.close();
    }

    /** Keeps the run file true, and decides what a death means. */
    private final class Watch implements Supervisor.Listener {
        @Override
        public void changed() {
            if (supervisor != null) {
                writeRunFile();
            }
        }

        @Override
        public void died(PartId part, String sentence) {
            if (options.keepGoing() && ready) {
                progress.note(
                        "%s It stays down until: ./emberkeep part start %s"
                                .formatted(sentence, part));
            } else {
                failure.complete(new LaunchException(sentence));
            }
        }
    }
}
