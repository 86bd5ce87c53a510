package io.emberkeep.simulator.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/**
 * One process of the product: it is started, killed and paused, and has a clock of its own that may be
 * off and may drift. What it planned dies with it; while it is paused, what is due waits.
 */
public final class Process {

    /** How it is. */
    public enum Condition {
        DOWN,
        UP,
        PAUSED
    }

    private static final double MILLION = 1_000_000;

    private final String name;
    private final Timeline timeline;
    private final Consumer<Process> program;
    private final Deque<Runnable> due = new ArrayDeque<>();
    private final List<Runnable> whenKilled = new ArrayList<>();
    private Condition condition = Condition.DOWN;
    private int life;
    private long ids;
    private long undisturbedSince;
    private long clockOff;
    private double clockDrift;

    /**
     * @param name of the process, as links and logs call it
     * @param program what it does from each start on
     */
    public Process(String name, Timeline timeline, Consumer<Process> program) {
        this.name = name;
        this.timeline = timeline;
        this.program = program;
    }

    /** Starts it, if it is down. */
    public void start() {
        if (condition == Condition.DOWN) {
            life++;
            condition = Condition.UP;
            undisturbedSince = timeline.nanos();
            program.accept(this);
        }
    }

    /** Ends it at once, as kill -9 does. */
    public void kill() {
        if (condition != Condition.DOWN) {
            life++;
            condition = Condition.DOWN;
            due.clear();
            List.copyOf(whenKilled).forEach(Runnable::run);
            whenKilled.clear();
        }
    }

    /** Lets it stand still, as SIGSTOP does. */
    public void pause() {
        if (condition == Condition.UP) {
            condition = Condition.PAUSED;
        }
    }

    /** Lets it go on; everything that was due meanwhile happens now. */
    public void resume() {
        if (condition == Condition.PAUSED) {
            condition = Condition.UP;
            undisturbedSince = timeline.nanos();
            var waiting = List.copyOf(due);
            due.clear();
            var born = life;
            waiting.forEach(what -> timeline.after(0, () -> runIfAlive(born, what)));
        }
    }

    /** Plans something within this life. */
    public Timeline.Planned after(long nanos, Runnable what) {
        var born = life;
        return timeline.after(nanos, () -> runIfAlive(born, what));
    }

    /** Plans something within this life. */
    public Timeline.Planned after(Duration wait, Runnable what) {
        return after(wait.toNanos(), what);
    }

    private void runIfAlive(int born, Runnable what) {
        if (born != life) {
            return;
        }
        if (condition == Condition.PAUSED) {
            due.add(what);
        } else {
            what.run();
        }
    }

    /** What others see when it is killed: a connection that breaks. For this life only. */
    public void whenKilled(Runnable what) {
        whenKilled.add(what);
    }

    /** Its own clock. */
    public Instant clock() {
        var nanos = timeline.nanos();
        if (clockOff == 0 && clockDrift == 0) {
            return Timeline.at(nanos);
        }
        return Timeline.at(nanos + clockOff + (long) (nanos * clockDrift / MILLION));
    }

    /** Sets its clock wrong. @param partsPerMillion by which it runs too fast */
    public void clock(Duration off, double partsPerMillion) {
        clockOff = off.toNanos();
        clockDrift = partsPerMillion;
    }

    /** A name that nothing else has. */
    public String newId() {
        return name + "-" + ids++;
    }

    /** Its name. */
    public String name() {
        return name;
    }

    /** How it is. */
    public Condition condition() {
        return condition;
    }

    /** Whether it runs and is not paused. */
    public boolean isUp() {
        return condition == Condition.UP;
    }

    /** Which of its lives this is. */
    public int life() {
        return life;
    }

    /** Since when it has been running without a start or a pause, in nanoseconds since the beginning. */
    public long undisturbedSince() {
        return undisturbedSince;
    }

    /** The time in which everything happens. */
    public Timeline timeline() {
        return timeline;
    }
}
