package io.emberkeep.monitor.probe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * One thread on which many connections are made side by side. A thread for each would cost more than the
 * connection itself: measured, docs/benchmarks.md. Nothing on it may block.
 */
final class Loop implements Executor, AutoCloseable {

    private static final Logger LOG = System.getLogger(Loop.class.getName());

    /** Between two looks at the connections, so that what has begun also comes to an end. */
    private static final int TASKS_AT_ONCE = 64;

    private static final int BUFFER = 4_096;

    private final Selector selector;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final Queue<Runnable> news = new ConcurrentLinkedQueue<>();
    private final Alarms alarms = new Alarms();
    private final Crowd crowd = new Crowd(this);
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
    private final Thread thread;
    private volatile boolean asleep;
    private volatile boolean closed;

    private Loop(Selector selector, String name) {
        this.selector = selector;
        this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::run);
    }

    static Loop start(String name) {
        try {
            var loop = new Loop(Selector.open(), name);
            loop.thread.start();
            return loop;
        } catch (IOException noneLeft) {
            throw new UncheckedIOException("no connection can be examined", noneLeft);
        }
    }

    /** On this loop's thread, soon; from any thread. */
    @Override
    public void execute(Runnable task) {
        tasks.add(task);
        if (asleep) {
            selector.wakeup();
        }
    }

    /** The same for what came of something: before it can be taken for late, and before anything new begins. */
    void news(Runnable task) {
        news.add(task);
        if (asleep) {
            selector.wakeup();
        }
    }

    Selector selector() {
        return selector;
    }

    /** For one read or write; on this loop's thread only. */
    ByteBuffer buffer() {
        return buffer.clear();
    }

    /** What is to be done at a time; on this loop's thread only. */
    Alarms alarms() {
        return alarms;
    }

    /**
     * Makes one connection, or one after the other; on this loop's thread only.
     *
     * @param atMost from the moment on at which there is room for one
     * @param end told once what was wrong
     */
    void visit(Duration atMost, Visit visit, Consumer<Optional<String>> end) {
        crowd.enter(
                () ->
                        visit.make(
                                Deadline.in(atMost),
                                trouble -> {
                                    crowd.leave();
                                    end.accept(trouble);
                                }));
    }

    /** What has never more than one connection at once. */
    interface Visit {
        void make(Deadline deadline, Consumer<Optional<String>> end);
    }

    private void run() {
        try {
            while (!closed) {
                look(alarms.millisToNext(System.nanoTime()));
                for (var task = news.poll(); task != null; task = news.poll()) {
                    guarded(task);
                }
                alarms.ring(System.nanoTime(), this::guarded);
                for (var done = 0; done < TASKS_AT_ONCE; done++) {
                    var task = tasks.poll();
                    if (task == null) {
                        break;
                    }
                    guarded(task);
                }
            }
        } catch (ClosedSelectorException stopped) {
            LOG.log(Level.DEBUG, "no more connections are examined");
        } catch (IOException broken) {
            LOG.log(Level.ERROR, "connections cannot be examined any more", broken);
        }
    }

    private void look(long atMostMillis) throws IOException {
        asleep = true;
        try {
            if (!tasks.isEmpty() || !news.isEmpty() || atMostMillis == 0) {
                selector.selectNow(this::ready);
            } else {
                selector.select(this::ready, Math.max(0, atMostMillis));
            }
        } finally {
            asleep = false;
        }
    }

    private void ready(SelectionKey key) {
        if (key.attachment() instanceof Contact contact) {
            guarded(contact::ready);
        }
    }

    /** A fault of ours in one examination must not stop the others. */
    private void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException fault) {
            LOG.log(Level.ERROR, "an examination failed", fault);
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            selector.close();
        } catch (IOException alreadyGone) {
            LOG.log(Level.TRACE, "closing", alreadyGone);
        }
    }
}
