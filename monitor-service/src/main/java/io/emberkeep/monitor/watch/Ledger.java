package io.emberkeep.monitor.watch;

import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.inventory.Settings;
import io.emberkeep.monitor.dbss.SelfSuspicion;
import io.emberkeep.monitor.dbss.SelfSuspicion.Seen;
import io.emberkeep.monitor.dbss.Trust;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** What one pool's watchers saw in the current tick, for the monitor's judgement of itself (DESIGN rule 10). */
final class Ledger {

    private enum Result {
        PENDING,
        GOOD,
        BAD
    }

    private final Map<ServerId, Result> results = new HashMap<>();
    private Duration lateness = Duration.ZERO;
    private boolean gatewayLost;
    private boolean gatewayPending;
    private int inOperation;

    /**
     * A new tick.
     *
     * @param expected whose results are to come: known before the first of them is in
     * @param examinesGateway whether a gateway's result is to come
     */
    synchronized void begin(
            Duration late,
            int serversInOperation,
            Collection<ServerId> expected,
            boolean examinesGateway) {
        results.clear();
        expected.forEach(server -> results.put(server, Result.PENDING));
        lateness = late;
        inOperation = serversInOperation;
        gatewayPending = examinesGateway;
        gatewayLost = gatewayLost && examinesGateway;
        notifyAll();
    }

    synchronized void gateway(boolean answers) {
        gatewayPending = false;
        gatewayLost = !answers;
        notifyAll();
    }

    /** The network of a server is good: most likely the rest is. */
    synchronized void seen(ServerId server, boolean good) {
        if (results.replace(server, good ? Result.GOOD : Result.BAD) != null) {
            notifyAll();
        }
    }

    /** Whether the tick is believed as far as anybody knows now. */
    synchronized boolean trusted(Settings settings) {
        return SelfSuspicion.judge(now(), settings) instanceof Trust.Full;
    }

    /** How far the monitor trusts itself; waits, at most so long, until that is decided. */
    synchronized Trust judge(Settings settings, Duration atMost) throws InterruptedException {
        var until = System.nanoTime() + atMost.toNanos();
        while (gatewayPending || SelfSuspicion.isUndecided(now(), settings)) {
            var left = (until - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                break;
            }
            wait(left);
        }
        return SelfSuspicion.judge(now(), settings);
    }

    private Seen now() {
        var counts = new EnumMap<Result, Integer>(Result.class);
        results.values().forEach(result -> counts.merge(result, 1, Integer::sum));
        return new Seen(
                lateness,
                gatewayLost,
                counts.getOrDefault(Result.BAD, 0),
                counts.getOrDefault(Result.PENDING, 0),
                inOperation);
    }
}
