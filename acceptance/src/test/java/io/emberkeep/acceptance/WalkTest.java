package io.emberkeep.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * The walker: kills each part of ours, alone and in pairs, at each step of a recovery, starts it again, and
 * asks from outside whether anything was lost. {@code -Dwalk=singles}, {@code pairs} or {@code full} goes
 * all the way; otherwise a small sample is drawn, whose seed is printed ({@code -Dwalk.seed=N}).
 */
final class WalkTest {

    private static final Duration SAMPLE = Duration.ofSeconds(40);

    private final TestSystem system = TestSystem.shared();
    private final Walk walk = new Walk(system);
    private final WalkTable table =
            new WalkTable("walk.md", "the function is back after %s s and the target after %s s");

    @Test
    void everyKillIsRecovered() {
        Assumptions.assumeTrue(
                System.getProperty("walk") != null,
                "only with -Dwalk=sample, singles, pairs or full: it takes long (docs/faults.md)");
        var way = System.getProperty("walk");
        new Calm(system).restore();
        new Inventories(system).apply(Walk.SETTINGS);
        new Calm(system).awaitWatched();
        if (way.equals("sample")) {
            sample();
        } else {
            all(way);
        }
    }

    private void sample() {
        var seed = Long.getLong("walk.seed", System.nanoTime() % 1_000_000);
        var random = new Random(seed);
        System.out.println("walk: seed " + seed);
        var last = Instant.now().plus(SAMPLE);
        do {
            var fault = Walk.Fault.values()[random.nextInt(Walk.Fault.values().length)];
            var steps = WalkTable.usualSteps(fault);
            var parts = new ArrayList<>(Walk.PARTS);
            Collections.shuffle(parts, random);
            var kill =
                    new Walk.Kill(
                            steps.get(random.nextInt(steps.size())),
                            parts.subList(0, 1 + random.nextInt(2)));
            System.out.println("walk: " + fault.title() + ", " + kill);
            walk.go(fault, kill);
        } while (Instant.now().isBefore(last));
    }

    private void all(String way) {
        var failures = new ArrayList<String>();
        for (var fault : Walk.Fault.values()) {
            if (!fault.name().equalsIgnoreCase(System.getProperty("walk.fault", fault.name()))) {
                continue;
            }
            var steps = plain(fault);
            var wanted = System.getProperty("walk.steps", "");
            for (var kill : kills(way, steps)) {
                if (!wanted.isEmpty() && !List.of(wanted.split(",")).contains(kill.step())) {
                    continue;
                }
                one(fault, kill, failures);
            }
        }
        assertThat(failures).isEmpty();
    }

    /** The same recovery without a kill, five times; the steps of the last one are walked. */
    private List<String> plain(Walk.Fault fault) {
        var steps = List.<String>of();
        for (var i = 0; i < 5; i++) {
            var result = walk.go(fault, Walk.Kill.NONE);
            steps = result.steps().stream().distinct().toList();
            table.add(result);
        }
        return steps;
    }

    private static List<Walk.Kill> kills(String way, List<String> steps) {
        var parts = List.copyOf(Walk.PARTS);
        var kills = new ArrayList<Walk.Kill>();
        for (var step : steps) {
            for (var one = 0; one < parts.size(); one++) {
                if (!way.equals("pairs")) {
                    kills.add(new Walk.Kill(step, List.of(parts.get(one))));
                }
                for (var other = one + 1; other < parts.size() && !way.equals("singles"); other++) {
                    kills.add(new Walk.Kill(step, List.of(parts.get(one), parts.get(other))));
                }
            }
        }
        return kills;
    }

    private void one(Walk.Fault fault, Walk.Kill kill, List<String> failures) {
        try {
            var result = walk.go(fault, kill);
            table.add(result);
            System.out.printf(
                    "walk: %s, %s: function %d ms, target %d ms%n",
                    fault.title(), kill, result.function().toMillis(), result.target().toMillis());
        } catch (AssertionError | RuntimeException fault1) {
            failures.add(fault.title() + ", " + kill + ": " + fault1.getMessage());
            System.out.println("walk: FAILED " + failures.getLast());
            new Calm(system).restore();
        }
        table.write();
    }
}
