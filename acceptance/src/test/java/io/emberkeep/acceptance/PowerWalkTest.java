package io.emberkeep.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.emberkeep.acceptance.PowerWalk.Way;
import io.emberkeep.acceptance.Walk.Kill;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Walks over figure 4 of C and its reverse on real processes: at each moment of a transition (a claim, a step's
 * beginning, a step's record) the power-service, the sif-service and the hypervisor-adapter are killed (PSS-9, DESIGN rules 3 to
 * 5). {@code -Dwalk=all} walks all, {@code -Dwalk=steps} the steps' beginnings; otherwise a chosen few. {@code -Dwalk.of=FTP}
 * walks one group's, {@code -Dwalk.part=sif-service} one part.
 */
final class PowerWalkTest {

    /** So often a moment is waited for that chance may leave out: which group wakes a host. */
    private static final int TIMES = 3;

    private static final List<Kill> FEW_THERE =
            List.of(
                    kill("power-service", "FTP going light: begun migrate F1 from RS2 to RS1"),
                    kill(
                            "hypervisor-adapter",
                            "Mail going light: begun move 127.21.14.104 from M2 to M1"));
    private static final List<Kill> FEW_BACK =
            List.of(
                    kill(
                            "sif-service",
                            "FTP going moderate: begun move 127.21.14.106 from F1 to F2"),
                    kill(
                            "power-service",
                            "FTP going moderate: recorded move 127.21.14.106 from F1 to F2"));

    private static TestSystem system;
    private static PowerWords power;
    private static PowerWalk walk;

    private final WalkTable table =
            new WalkTable(
                    "walk-power.md", "it is so after %s s, and a VIP was silent for %s s at most");
    private final List<String> failures = new ArrayList<>();
    private final List<String> notMet = new ArrayList<>();

    @BeforeAll
    static void start() {
        system = TestSystem.shared();
        var calm = new Calm(system);
        calm.restore();
        power = new PowerWords(system);
        power.begin();
        new Inventories(system).apply(PowerWalk.SETTINGS);
        calm.awaitWatched();
        walk = new PowerWalk(system, power);
    }

    @AfterAll
    static void stop() {
        walk.close();
        power.end();
        new Calm(system).restore();
    }

    @Test
    void aPartKilledAtAnyMomentLeavesTheTransitionDoneOrUndone() {
        var begin = Instant.now();
        var kills =
                switch (System.getProperty("walk", "")) {
                    case "all" -> every("");
                    case "steps" -> every(": begun ");
                    default -> few();
                };
        var trips = 0;
        while (kills.values().stream().anyMatch(left -> !left.isEmpty())) {
            for (var way : Way.values()) {
                var next = kills.get(way).poll();
                if (!go(way, next == null ? Kill.NONE : next) && isWorthATry(next)) {
                    kills.get(way).add(next);
                }
            }
            trips++;
        }
        System.out.printf(
                "walk: %d times there and back, %d s; %d did not come: %s%n",
                trips, Duration.between(begin, Instant.now()).toSeconds(), notMet.size(), notMet);
        assertThat(failures).isEmpty();
    }

    private static Map<Way, Queue<Kill>> few() {
        return new EnumMap<>(
                Map.of(
                        Way.GATHERED, new LinkedBlockingQueue<>(FEW_THERE),
                        Way.BACK, new LinkedBlockingQueue<>(FEW_BACK)));
    }

    /** Without a kill, three times; the moments of all of them with that word are walked. */
    private Map<Way, Queue<Kill>> every(String word) {
        var kills = new EnumMap<Way, Queue<Kill>>(Way.class);
        var moments = new EnumMap<Way, List<String>>(Way.class);
        for (var i = 0; i < 3; i++) {
            for (var way : Way.values()) {
                var known = moments.computeIfAbsent(way, _ -> new ArrayList<>());
                walked(way, Kill.NONE).moments().stream()
                        .filter(one -> !known.contains(one))
                        .filter(one -> one.contains(word))
                        .filter(one -> one.startsWith(System.getProperty("walk.of", "")))
                        .forEach(known::add);
            }
        }
        moments.forEach(
                (way, known) -> {
                    var left = new LinkedBlockingQueue<Kill>();
                    for (var moment : known) {
                        PowerWalk.PARTS.stream()
                                .filter(one -> one.startsWith(System.getProperty("walk.part", "")))
                                .forEach(part -> left.add(kill(part, moment)));
                    }
                    kills.put(way, left);
                });
        assertThat(kills.values().stream().flatMap(Queue::stream)).as("kills").isNotEmpty();
        return kills;
    }

    private PowerWalk.Result walked(Way way, Kill kill) {
        var result = walk.go(way, kill);
        if (result.met()) {
            table.add(result);
        }
        System.out.printf(
                "walk: %s, %s: %d ms, a VIP silent for %d ms%s%s%n",
                way.title(),
                kill,
                result.took().toMillis(),
                result.silence().toMillis(),
                result.detour() ? ", taken back and done again" : "",
                result.incidents() == 0 ? "" : ", incidents: " + result.incidents());
        return result;
    }

    /** @return whether it was as it is meant, or failed, which is kept */
    private boolean go(Way way, Kill kill) {
        try {
            return walked(way, kill).met();
        } catch (AssertionError | RuntimeException fault) {
            failures.add(way.title() + ", " + kill + ": " + fault.getMessage());
            System.out.println("walk: FAILED " + failures.getLast());
            return true;
        } finally {
            table.write();
        }
    }

    private boolean isWorthATry(Kill kill) {
        notMet.add(kill.toString());
        return notMet.stream().filter(kill.toString()::equals).count() < TIMES;
    }

    private static Kill kill(String part, String moment) {
        return new Kill(moment, List.of(part));
    }
}
