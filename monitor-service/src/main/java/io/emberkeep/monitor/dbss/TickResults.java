package io.emberkeep.monitor.dbss;

import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.inventory.Settings;
import io.emberkeep.monitor.dbss.SelfSuspicion.Seen;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What one pool's supervisors saw in the current tick, for the monitor's judgement of itself (DESIGN rule
 * 10). Changes with each result; for one thread at a time.
 */
public final class TickResults {

    private enum Result {
        PENDING,
        GOOD,
        BAD
    }

    private final Map<ServerId, Result> results = new HashMap<>();
    private Duration lateness = Duration.ZERO;
    private Optional<String> ownTrouble = Optional.empty();
    private boolean gatewayLost;
    private boolean gatewayPending;
    private int inOperation;

    /**
     * A new tick.
     *
     * @param late how late the tick was
     * @param serversInOperation how many there are
     * @param expected whose results are to come: known before the first of them is in
     * @param examinesGateway whether a gateway's result is to come
     */
    public void begin(
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
    }

    /** What the member found wrong with its own machine in its last check of itself; nothing, if it is well (RING-4). */
    public void own(Optional<String> trouble) {
        ownTrouble = trouble;
    }

    /** Whether the gateway answers. */
    public void gateway(boolean answers) {
        gatewayPending = false;
        gatewayLost = !answers;
    }

    /**
     * A server's result; its network being good, most likely the rest is.
     *
     * @return whether it was one of those to come
     */
    public boolean seen(ServerId server, boolean good) {
        return results.replace(server, good ? Result.GOOD : Result.BAD) != null;
    }

    /** Whether what is to come can still change the judgement. */
    public boolean isUndecided(Settings settings) {
        return gatewayPending || SelfSuspicion.isUndecided(seen(lateness), settings);
    }

    /**
     * How far the monitor trusts itself, as far as anybody knows now.
     *
     * @param late how late the result is that it would trust; the tick's own lateness counts too
     */
    public Trust judge(Settings settings, Duration late) {
        return ownTrouble
                .<Trust>map(why -> new Trust.None("the monitor's own machine is not well: " + why))
                .orElseGet(
                        () ->
                                SelfSuspicion.judge(
                                        seen(late.compareTo(lateness) > 0 ? late : lateness),
                                        settings));
    }

    /** How late this tick is. */
    public Duration lateness() {
        return lateness;
    }

    private Seen seen(Duration late) {
        var counts = new EnumMap<Result, Integer>(Result.class);
        results.values().forEach(result -> counts.merge(result, 1, Integer::sum));
        return new Seen(
                late,
                gatewayLost,
                counts.getOrDefault(Result.BAD, 0),
                counts.getOrDefault(Result.PENDING, 0),
                inOperation);
    }
}
