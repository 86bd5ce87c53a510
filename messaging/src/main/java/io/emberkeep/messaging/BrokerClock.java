package io.emberkeep.messaging;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The broker's time, as this process knows it: its own clock, corrected by what the broker's stamps tell. Every
 * time that leaves a process or is compared with one that came in is of this clock, so that deadlines, ticks and
 * logs agree between machines whose own clocks do not (SYNC-1).
 */
public final class BrokerClock implements InstantSource {

    private final InstantSource own;
    private volatile ClockEstimate estimate = ClockEstimate.AGREED;
    private volatile boolean known;

    /** @param own this process's own clock */
    public BrokerClock(InstantSource own) {
        this.own = own;
    }

    @Override
    public Instant instant() {
        return own.instant().minus(estimate.ahead());
    }

    /** How far our own clock is ahead of the broker's; negative if it is behind. */
    public Duration ahead() {
        return estimate.ahead();
    }

    /** Whether the broker told its time yet. */
    public boolean known() {
        return known;
    }

    /** Our own clock. */
    Instant own() {
        return own.instant();
    }

    /** The broker stamped something of ours; see {@link ClockEstimate#after}. */
    synchronized void stamped(Instant sent, Instant stamped, Instant heard) {
        estimate = estimate.after(sent, stamped, heard);
        known = true;
    }
}
