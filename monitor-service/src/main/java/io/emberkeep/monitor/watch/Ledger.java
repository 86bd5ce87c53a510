package io.emberkeep.monitor.watch;

import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.inventory.Settings;
import io.emberkeep.monitor.dbss.TickResults;
import io.emberkeep.monitor.dbss.Trust;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;

/** The current tick's results of one pool, shared by its watchers, which may wait for each other's. */
final class Ledger {

    private final TickResults results = new TickResults();

    /** A new tick; see {@link TickResults#begin}. */
    synchronized void begin(
            Duration late,
            int serversInOperation,
            Collection<ServerId> expected,
            boolean examinesGateway) {
        results.begin(late, serversInOperation, expected, examinesGateway);
        notifyAll();
    }

    /** See {@link TickResults#own}. */
    synchronized void own(Optional<String> trouble) {
        results.own(trouble);
        notifyAll();
    }

    synchronized void gateway(boolean answers) {
        results.gateway(answers);
        notifyAll();
    }

    /** The network of a server is good: most likely the rest is. */
    synchronized void seen(ServerId server, boolean good) {
        if (results.seen(server, good)) {
            notifyAll();
        }
    }

    /** Whether the tick is believed as far as anybody knows now. */
    synchronized boolean trusted(Settings settings) {
        return results.judge(settings, Duration.ZERO) instanceof Trust.Full;
    }

    synchronized Duration lateness() {
        return results.lateness();
    }

    /**
     * How far the monitor trusts itself with a result so late; waits, at most so long, until that is
     * decided.
     */
    synchronized Trust judge(Settings settings, Duration late, Duration atMost)
            throws InterruptedException {
        var until = System.nanoTime() + atMost.toNanos();
        while (results.isUndecided(settings)) {
            var left = (until - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                break;
            }
            wait(left);
        }
        return results.judge(settings, late);
    }
}
