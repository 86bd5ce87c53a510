package io.emberkeep.testbed.engine;

import io.emberkeep.testbed.model.DataCentre;
import io.emberkeep.testbed.model.Input;
import io.emberkeep.testbed.model.Network;
import io.emberkeep.testbed.model.Refusal;
import io.emberkeep.testbed.model.Step;
import io.emberkeep.testbed.model.Times;
import io.emberkeep.testbed.model.World;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Lets the data centre live: takes inputs one at a time, runs their timers, and tells of each change
 * before the input is answered.
 */
public final class Engine implements AutoCloseable {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ScheduledThreadPoolExecutor scheduler;
    private final CopyOnWriteArrayList<Consumer<World>> listeners = new CopyOnWriteArrayList<>();
    private final InstantSource clock;
    private final Consumer<String> journal;
    private boolean ended;
    private volatile World world;
    private volatile Times times;
    private Future<?> aging = CompletableFuture.completedFuture(null);

    /**
     * @param world with which it begins
     * @param times what things take
     * @param clock of this machine
     * @param journal is told in a sentence what happens
     */
    public Engine(World world, Times times, InstantSource clock, Consumer<String> journal) {
        this.world = world;
        this.times = times;
        this.clock = clock;
        this.journal = journal;
        this.scheduler =
                new ScheduledThreadPoolExecutor(
                        1, Thread.ofPlatform().daemon().name("timers").factory());
        scheduler.setRemoveOnCancelPolicy(true);
    }

    /** Begins, with what an earlier run may have left under way. */
    public void start() {
        lock.lock();
        try {
            follow(DataCentre.takenUp(world, clock.instant(), times));
        } finally {
            lock.unlock();
        }
    }

    /** Is told each new state of the world, in order, under the lock: to be quick. */
    public void onChange(Consumer<World> listener) {
        listeners.add(listener);
    }

    /** The data centre now. */
    public World world() {
        return world;
    }

    /** What time it is there. */
    public Instant now() {
        return clock.instant();
    }

    /** What things take now. */
    public Times times() {
        return times;
    }

    /** From now on; timers that run already keep their time. */
    public void times(Times next) {
        lock.lock();
        try {
            times = next;
            scheduleAging();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Lets something happen and waits for its end, if it takes time.
     *
     * @return what happened, as a sentence
     * @throws Refusal if it cannot be
     */
    public String ask(Input input) throws InterruptedException {
        var step = apply(input);
        if (step.ends().isEmpty()) {
            return step.said();
        }
        var end = new CompletableFuture<String>();
        later(step.ends().get(), end);
        try {
            return end.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof Refusal refusal) {
                throw refusal;
            }
            throw failed;
        }
    }

    /** Waits until the world is another than was seen, at most so long. */
    public void awaitChange(World seen, Duration atMost) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = atMost.toNanos();
            while (world.equals(seen) && left > 0) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Nothing happens any more: no timer, no change, nothing is told. */
    @Override
    public void close() {
        lock.lock();
        try {
            ended = true;
            scheduler.shutdownNow();
        } finally {
            lock.unlock();
        }
    }

    private Step apply(Input input) {
        lock.lock();
        try {
            if (ended) {
                throw Refusal.ended();
            }
            var step = DataCentre.decide(world, input, now(), times);
            follow(step);
            return step;
        } finally {
            lock.unlock();
        }
    }

    private void follow(Step step) {
        boolean differs = !step.world().equals(world);
        world = step.world();
        if (differs) {
            listeners.forEach(listener -> listener.accept(world));
            changed.signalAll();
        }
        if (!step.said().isEmpty()) {
            journal.accept(step.said());
        }
        step.timers().forEach(timer -> later(timer, new CompletableFuture<>()));
        scheduleAging();
    }

    private void scheduleAging() {
        aging.cancel(false);
        Network.nextAging(world, times.scaled(times.arpAge()))
                .map(at -> Duration.between(now(), at).plusMillis(1))
                .filter(wait -> !scheduler.isShutdown())
                .ifPresent(wait -> aging = schedule(wait, () -> apply(new Input.Aged())));
    }

    private void later(Step.Timer timer, CompletableFuture<String> end) {
        Runnable run =
                () -> {
                    try {
                        end.complete(apply(timer.input()).said());
                    } catch (RuntimeException refused) {
                        end.completeExceptionally(refused);
                    }
                };
        if (!scheduler.isShutdown()) {
            var _ = schedule(timer.after(), run);
        }
    }

    private Future<?> schedule(Duration wait, Runnable run) {
        return scheduler.schedule(run, Math.max(0, wait.toNanos()), TimeUnit.NANOSECONDS);
    }
}
