package io.emberkeep.testbed.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What comes of an input.
 *
 * @param world the data centre after it
 * @param said what happened, as a sentence for people; empty if nothing did
 * @param timers what is to happen later by itself
 * @param ends what happens at the end of what was asked, if it takes time: only then is it answered
 */
public record Step(World world, String said, List<Timer> timers, Optional<Timer> ends) {

    public Step {
        timers = List.copyOf(timers);
    }

    /**
     * Something that happens later.
     *
     * @param after how much later, scaled
     * @param input what happens then
     */
    public record Timer(Duration after, Input input) {}

    static Step of(World world, String said) {
        return new Step(world, said, List.of(), Optional.empty());
    }

    static Step nothing(World world) {
        return of(world, "");
    }

    Step then(Duration after, Input input) {
        var more = new ArrayList<>(timers);
        more.add(new Timer(after, input));
        return new Step(world, said, more, ends);
    }

    Step then(List<Timer> others) {
        var more = new ArrayList<>(timers);
        more.addAll(others);
        return new Step(world, said, more, ends);
    }

    Step endsAfter(Duration after, Input input) {
        return new Step(world, said, timers, Optional.of(new Timer(after, input)));
    }

    Step settled(World settled) {
        return new Step(settled, said, timers, ends);
    }
}
