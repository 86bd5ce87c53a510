package io.emberkeep.power.pss;

import io.emberkeep.contract.configuration.PoolConfiguration;
import io.emberkeep.contract.energy.EnergyUsed;
import io.emberkeep.power.energy.EnergyMeter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a pool's hosts use, counted as long as the pool saves power; nothing before {@link #accountFrom}. */
public final class PoolEnergy {

    private final Windows windows;
    private Optional<EnergyMeter> meter = Optional.empty();
    private Optional<Known> known = Optional.empty();

    private record Known(PoolConfiguration records, Rules rules) {}

    PoolEnergy(Windows windows) {
        this.windows = windows;
    }

    /**
     * Begins to account.
     *
     * @param from until when it is accounted already
     */
    public void accountFrom(Instant from) {
        meter = Optional.of(new EnergyMeter(from));
    }

    /** Counts the time up to now. @return what is accounted of so long a time at least, to be kept */
    public List<EnergyUsed> close(Duration atLeast, Instant at) {
        count(at);
        return meter.map(one -> one.close(atLeast)).orElse(List.of());
    }

    /** What is accounted and was not given away yet. */
    public Optional<EnergyUsed> open(Instant at) {
        count(at);
        return meter.flatMap(EnergyMeter::open);
    }

    /** Until now it was as before, from now on it is so. */
    void apply(PoolConfiguration newest, Optional<Rules> rules, Instant at) {
        count(at);
        known = rules.map(one -> new Known(newest, one));
    }

    private void count(Instant at) {
        known.ifPresent(
                now ->
                        meter.ifPresent(
                                one ->
                                        one.advance(
                                                now.records(),
                                                windows.loads(at, now.rules().load()),
                                                at,
                                                longest(now.rules()))));
    }

    /** Two periods may always pass. */
    private static Duration longest(Rules rules) {
        var two = rules.load().measuringPeriod().multipliedBy(2);
        return two.compareTo(EnergyMeter.LONGEST_UNSEEN) > 0 ? two : EnergyMeter.LONGEST_UNSEEN;
    }
}
