package io.emberkeep.monitor.probe;

import java.util.PriorityQueue;
import java.util.function.Consumer;

/** What is to be done at a time. Nearly all are called off before: that costs nothing but a mark. */
final class Alarms {

    private static final int MARKED_AT_MOST = 1_024;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final PriorityQueue<Alarm> queue =
            new PriorityQueue<>((one, other) -> Long.signum(one.at - other.at));
    private int marked;

    /** One of them. */
    final class Alarm {
        private final long at;
        private Runnable task;

        private Alarm(long at, Runnable task) {
            this.at = at;
            this.task = task;
        }

        /** It does not ring any more. */
        void callOff() {
            if (task != null) {
                task = null;
                marked++;
                if (marked > MARKED_AT_MOST && marked > queue.size() / 2) {
                    queue.removeIf(alarm -> alarm.task == null);
                    marked = 0;
                }
            }
        }
    }

    /** @param at of {@link System#nanoTime()} */
    Alarm at(long at, Runnable task) {
        var alarm = new Alarm(at, task);
        queue.add(alarm);
        return alarm;
    }

    /** Until the next rings, rounded up; negative if there is none. */
    long millisToNext(long now) {
        while (!queue.isEmpty() && queue.peek().task == null) {
            queue.poll();
            marked--;
        }
        return queue.isEmpty()
                ? -1
                : Math.max(0, Math.ceilDiv(queue.peek().at - now, NANOS_PER_MILLI));
    }

    /** Does what is due. */
    void ring(long now, Consumer<Runnable> how) {
        while (!queue.isEmpty() && queue.peek().at - now <= 0) {
            var task = queue.poll().task;
            if (task == null) {
                marked--;
            } else {
                how.accept(task);
            }
        }
    }
}
