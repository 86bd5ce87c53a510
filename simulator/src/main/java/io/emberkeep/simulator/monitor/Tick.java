package io.emberkeep.simulator.monitor;

import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.inventory.Settings;
import io.emberkeep.monitor.dbss.TickResults;
import io.emberkeep.monitor.dbss.Trust;
import io.emberkeep.simulator.engine.Process;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The current tick's results, and who waits for them. */
final class Tick {

    private final Process process;
    private final TickResults results = new TickResults();
    private final List<Waiting> waiting = new ArrayList<>();

    private static final class Waiting {
        private final Settings settings;
        private final Duration late;
        private final Consumer<Trust> told;
        private boolean done;

        private Waiting(Settings settings, Duration late, Consumer<Trust> told) {
            this.settings = settings;
            this.late = late;
            this.told = told;
        }
    }

    Tick(Process process) {
        this.process = process;
    }

    void begin(Duration lateness, int inOperation, Collection<ServerId> expected, boolean gateway) {
        results.begin(lateness, inOperation, expected, gateway);
        wake();
    }

    void own(Optional<String> trouble) {
        results.own(trouble);
        wake();
    }

    boolean trusted(Settings settings) {
        return results.judge(settings, Duration.ZERO) instanceof Trust.Full;
    }

    void gateway(boolean answers) {
        results.gateway(answers);
        wake();
    }

    void seen(ServerId server, boolean good) {
        if (results.seen(server, good)) {
            wake();
        }
    }

    Duration lateness() {
        return results.lateness();
    }

    /**
     * Tells how far the monitor trusts itself with a result so late, when that is decided or the time is
     * over.
     */
    void judge(Settings settings, Duration late, Duration atMost, Consumer<Trust> told) {
        var one = new Waiting(settings, late, told);
        if (!tellIfDecided(one)) {
            waiting.add(one);
            process.after(atMost, () -> tell(one));
        }
    }

    private void wake() {
        if (!waiting.isEmpty()) {
            var all = List.copyOf(waiting);
            waiting.clear();
            all.stream().filter(one -> !tellIfDecided(one)).forEach(waiting::add);
        }
    }

    private boolean tellIfDecided(Waiting one) {
        if (!one.done && results.isUndecided(one.settings)) {
            return false;
        }
        tell(one);
        return true;
    }

    private void tell(Waiting one) {
        if (!one.done) {
            one.done = true;
            one.told.accept(results.judge(one.settings, one.late));
        }
    }
}
