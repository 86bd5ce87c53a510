package io.emberkeep.monitor.probe;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

/**
 * How many connections are open at once on one loop. When very many targets are silent the rest waits here a
 * little: a process that runs out of file descriptors would take good targets for bad ones.
 */
final class Crowd {

    private static final int AT_MOST = 4_000;

    private final Executor loop;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private int inside;

    /** @param loop on whose thread everything here is done */
    Crowd(Executor loop) {
        this.loop = loop;
    }

    /** Now, or as soon as somebody leaves. */
    void enter(Runnable task) {
        if (inside < AT_MOST) {
            inside++;
            task.run();
        } else {
            waiting.add(task);
        }
    }

    /** To be called once by everybody who was let in; the place goes to the next. */
    void leave() {
        var next = waiting.poll();
        if (next == null) {
            inside--;
        } else {
            loop.execute(next);
        }
    }
}
