package io.emberkeep.simulator.scenario;

import io.emberkeep.simulator.Simulation;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Does what the lines of a script say, each as soon as it is its turn. */
final class ScriptRun {

    private static final long BOUND = Duration.ofSeconds(450).toNanos();

    private final Simulation simulation;
    private final RecordedLog log;
    private final Deeds deeds;
    private final long start;
    private final Deque<Scenario.Line> left = new ArrayDeque<>();
    private final Map<String, Long> seen = new HashMap<>();
    private long since;
    private boolean begun;
    private Optional<String> trouble = Optional.empty();

    ScriptRun(Simulation simulation, Scenario scenario, RecordedLog log, long start) {
        this.simulation = simulation;
        this.log = log;
        this.start = start;
        this.since = start;
        this.deeds = new Deeds(simulation, log, start);
        for (var line : scenario.script()) {
            Scenario.When when = line.when();
            for (var what : line.what().split(", ")) {
                left.add(new Scenario.Line(when, what.strip()));
                when = new Scenario.When.Then();
            }
        }
    }

    /** Does what can be done now. @return whether nothing is left, or something went wrong */
    boolean goOn() {
        while (trouble.isEmpty() && !left.isEmpty()) {
            var line = left.peek();
            if (!begun && !isTime(line.when())) {
                return giveUpIfLate("waits for " + line.when());
            }
            begun = true;
            try {
                if (!deeds.perform(line.what())) {
                    return giveUpIfLate(line.what() + " is not so: " + deeds.instead(line.what()));
                }
            } catch (IllegalArgumentException wrong) {
                trouble = Optional.of(wrong.getMessage());
                return true;
            }
            left.remove();
            begun = false;
            since = simulation.timeline().nanos();
        }
        return true;
    }

    private boolean giveUpIfLate(String why) {
        if (simulation.timeline().nanos() - since > BOUND) {
            trouble = Optional.of(why);
        }
        return trouble.isPresent();
    }

    private boolean isTime(Scenario.When when) {
        return switch (when) {
            case Scenario.When.At(var after) -> {
                var due = simulation.timeline().nanos() >= start + after.toNanos();
                if (!due) {
                    since = simulation.timeline().nanos();
                }
                yield due;
            }
            case Scenario.When.Then() -> true;
            case Scenario.When.Logged(var server, var step) -> {
                var key = server + " " + step;
                var count = log.count(server, step);
                var more = count > seen.getOrDefault(key, 0L);
                if (more) {
                    seen.put(key, count);
                }
                yield more;
            }
        };
    }

    /** What went wrong, if anything did. */
    Optional<String> trouble() {
        return trouble;
    }
}
