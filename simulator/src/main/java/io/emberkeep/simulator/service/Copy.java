package io.emberkeep.simulator.service;

import io.emberkeep.contract.Topics;
import io.emberkeep.contract.configuration.ConfigurationMessage;
import io.emberkeep.contract.configuration.PoolConfiguration;
import io.emberkeep.simulator.Surroundings;
import io.emberkeep.simulator.broker.Reader;
import io.emberkeep.simulator.engine.Process;
import java.time.Duration;
import java.util.Optional;

/** One process' copy of the configuration (SIF-9). */
public final class Copy {

    private static final Duration AGAIN = Duration.ofMillis(500);

    private final Surroundings around;
    private final Process process;
    private final Runnable begun;
    private final Runnable changed;
    private Reader configurations;
    private Optional<PoolConfiguration> newest = Optional.empty();
    private boolean known;

    /**
     * @param begun told once, when it was read to its end
     * @param changed told after that of each newer one
     */
    public Copy(Surroundings around, Process process, Runnable begun, Runnable changed) {
        this.around = around;
        this.process = process;
        this.begun = begun;
        this.changed = changed;
    }

    /** Begins as soon as the broker is reached. @param reached told then */
    public void begin(Runnable reached) {
        if (!around.broker().reaches(process)) {
            process.after(AGAIN, () -> begin(reached));
            return;
        }
        reached.run();
        configurations = around.broker().read(process, Topics.CONFIGURATION, 0, this::read);
        catchUp();
    }

    private void read() {
        for (var kept = configurations.poll(); kept != null; kept = configurations.poll()) {
            var state = ((ConfigurationMessage) kept.envelope().message()).state();
            if (newest.isEmpty() || newest.get().revision().olderThan(state.revision())) {
                newest = Optional.of(state);
                around.observers().copied(process.name(), state);
                if (known) {
                    changed.run();
                }
            }
        }
        catchUp();
    }

    private void catchUp() {
        if (!known && configurations.caughtUp()) {
            known = true;
            begun.run();
        }
    }

    /** The newest that was read; none if there is no pool yet. */
    public Optional<PoolConfiguration> newest() {
        return newest;
    }
}
