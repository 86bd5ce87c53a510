package io.emberkeep.simulator.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.PriorityQueue;

/**
 * Virtual time: what is to happen, in order. Two things of the same moment happen in the order in which
 * they were planned, so that one seed gives one history.
 */
public final class Timeline {

    /** When every simulation begins: a multiple of every interval. */
    public static final Instant BEGINNING = Instant.parse("2026-01-01T00:00:00Z");

    private static final long NANOS = 1_000_000_000;

    private final PriorityQueue<Planned> queue = new PriorityQueue<>(256);
    private long now;
    private long planned;
    private long happened;

    /** Something planned; it can be called off. */
    public static final class Planned implements Comparable<Planned> {
        private final long at;
        private final long order;
        private Runnable what;

        private Planned(long at, long order, Runnable what) {
            this.at = at;
            this.order = order;
            this.what = what;
        }

        /** It will not happen. */
        public void cancel() {
            what = null;
        }

        @Override
        public int compareTo(Planned other) {
            var byTime = Long.compare(at, other.at);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    /** Plans something. @param nanos how much later; what is past happens next */
    public Planned after(long nanos, Runnable what) {
        var one = new Planned(now + Math.max(0, nanos), planned++, what);
        queue.add(one);
        return one;
    }

    /** Plans something. */
    public Planned after(Duration wait, Runnable what) {
        return after(wait.toNanos(), what);
    }

    /** Lets the next thing happen. @return false if nothing is planned */
    public boolean step() {
        while (true) {
            var next = queue.poll();
            if (next == null) {
                return false;
            }
            if (next.what != null) {
                now = next.at;
                happened++;
                next.what.run();
                return true;
            }
        }
    }

    /** Nanoseconds since the beginning. */
    public long nanos() {
        return now;
    }

    /** The true time, which no process knows exactly. */
    public Instant instant() {
        return at(now);
    }

    /** A moment so many nanoseconds after the beginning. */
    public static Instant at(long nanos) {
        return BEGINNING
                .plusSeconds(Math.floorDiv(nanos, NANOS))
                .plusNanos(Math.floorMod(nanos, NANOS));
    }

    /** How many things have happened. */
    public long happened() {
        return happened;
    }
}
