package io.emberkeep.power.energy;

import io.emberkeep.contract.configuration.PoolConfiguration;
import io.emberkeep.contract.energy.EnergyUsed;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.id.TransitionId;
import io.emberkeep.contract.inventory.HostDefinition.PowerDraw;
import io.emberkeep.power.load.ServerLoad;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Adds up what a pool's hosts use as time goes on, and gives it away in parts. What it holds is lost with its process:
 * the next one begins where the last part ended, with what the records say of the time between.
 */
public final class EnergyMeter {

    /** A time that nobody saw is told from the records if it is short; of a longer one nothing is claimed. */
    public static final Duration LONGEST_UNSEEN = Duration.ofMinutes(15);

    private final List<EnergyUsed> closed = new ArrayList<>();
    private Instant from;
    private Instant at;
    private EnergyAccount account = EnergyAccount.EMPTY;
    private Duration assumedIdle = Duration.ZERO;

    /** @param from where the last part ended; what comes after it is not accounted yet */
    public EnergyMeter(Instant from) {
        this.from = from;
        this.at = from;
    }

    /**
     * Counts the time up to now, in which the pool was as these records say.
     *
     * @param loads of the servers that are measured
     */
    public void advance(PoolConfiguration records, Map<ServerId, ServerLoad> loads, Instant now) {
        advance(records, loads, now, LONGEST_UNSEEN);
    }

    /** The same where a longer time may pass between two looks. @param longest that is still told */
    public void advance(
            PoolConfiguration records,
            Map<ServerId, ServerLoad> loads,
            Instant now,
            Duration longest) {
        if (!now.isAfter(at)) {
            return;
        }
        if (Duration.between(at, now).compareTo(longest) > 0) {
            give();
            from = now;
            at = now;
            return;
        }
        var told = HostSpans.of(records, loads, at, now);
        account = account.plus(EnergyAccount.of(told.spans(), watts(records)));
        assumedIdle = assumedIdle.plus(told.assumedIdle());
        at = now;
    }

    /** What is counted and was not given away; none if there is nothing. */
    public Optional<EnergyUsed> open() {
        return at.isAfter(from) ? Optional.of(part()) : Optional.empty();
    }

    /** Gives away what is counted, if it is of so long a time; and what lies before a time that nobody saw. */
    public List<EnergyUsed> close(Duration atLeast) {
        if (Duration.between(from, at).compareTo(atLeast) >= 0) {
            give();
        }
        var parts = List.copyOf(closed);
        closed.clear();
        return parts;
    }

    private void give() {
        open().ifPresent(closed::add);
        from = at;
        account = EnergyAccount.EMPTY;
        assumedIdle = Duration.ZERO;
    }

    private EnergyUsed part() {
        return new EnergyUsed(
                from,
                at,
                account.used().joules(),
                account.alwaysOn().joules(),
                account.savedBy().entrySet().stream()
                        .map(
                                one ->
                                        new EnergyUsed.Saved(
                                                new TransitionId(one.getKey().value()),
                                                one.getValue().joules()))
                        .toList(),
                List.copyOf(account.unaccounted()),
                assumedIdle);
    }

    private static Map<HostId, PowerDraw> watts(PoolConfiguration records) {
        var watts = new HashMap<HostId, PowerDraw>();
        for (var host : records.inventory().hosts()) {
            host.watts().ifPresent(draw -> watts.put(host.name(), draw));
        }
        return watts;
    }
}
