package io.emberkeep.acceptance;

import static io.emberkeep.acceptance.Patience.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.emberkeep.simulator.scenario.Scenario;
import io.emberkeep.simulator.scenario.TransitionLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every folder under {@code scenarios/} against the real processes. */
final class ScenariosTest {

    private static TestSystem system;
    private static Events events;
    private static Decisions decisions;
    private static Transitions transitions;
    private static PowerWords power;

    @BeforeAll
    static void start() {
        system = TestSystem.shared();
        events = new Events(system);
        decisions = new Decisions(system);
        transitions = new Transitions(system);
        power = new PowerWords(system);
    }

    @AfterAll
    static void stop() {
        events.close();
        decisions.close();
        transitions.close();
    }

    /**
     * Those in which real processes show something that a simulation cannot; with {@code
     * -Dscenarios=all} every one that can be run here, with {@code -Dscenario=NAME,…} those whose names
     * contain one of these words.
     */
    @TestFactory
    Stream<DynamicTest> scenario() {
        var chosen = System.getProperty("scenario", "");
        var all = !chosen.isEmpty() || System.getProperty("scenarios", "").equals("all");
        var words = List.of(chosen.split(","));
        return Scenario.all(Shell.ROOT.resolve("scenarios")).stream()
                .filter(one -> one.where() != Scenario.Where.SIMULATOR)
                .filter(one -> all || one.where() == Scenario.Where.EVERYWHERE)
                .filter(one -> chosen.isEmpty() || words.stream().anyMatch(one.name()::contains))
                .map(one -> DynamicTest.dynamicTest(one.name(), () -> run(one)));
    }

    private static void run(Scenario scenario) throws IOException {
        var begin = Instant.now();
        var calm = new Calm(system);
        calm.restore();
        scenario.machines().ifPresent(new Machines(system)::setVips);
        var saves = scenario.inventory().contains("power:");
        if (saves) {
            power.begin();
        }
        new Inventories(system).apply(scenario.inventory());
        calm.awaitWatched();
        var start = calm.nextTick();
        var log = new IncidentLog(system, start, transitions::since);
        try {
            new Script(system, log, start, events, power).run(scenario.script());
            until(
                    "the log is as expected",
                    Duration.ofSeconds(60),
                    () -> differences(log, scenario).isEmpty(),
                    () -> differences(log, scenario).toString());
            Patience.pause(calm.twoIntervals());
            assertThat(differences(log, scenario)).isEmpty();
            assertThat(calm.conflictsSince(start)).isEmpty();
            log.incidents().forEach(one -> decisions.replay(one.path("id").asText()));
            say(scenario, begin, "is as it should be");
        } catch (AssertionError | RuntimeException fault) {
            say(scenario, begin, "FAILED: " + fault.getMessage());
            throw fault;
        } finally {
            record(scenario, log.lines());
            Http.send("DELETE", system.testbed() + "/faults", null, null).ok();
            if (saves) {
                power.end();
            }
        }
        calm.restore();
    }

    private static void say(Scenario scenario, Instant begin, String what) {
        System.out.printf(
                "scenario %s: %d s, %s%n",
                scenario.name(), Duration.between(begin, Instant.now()).toSeconds(), what);
    }

    /** Which group wakes a host, and in which round, is left to chance here: of transitions the script says what must be. */
    private static List<String> differences(IncidentLog log, Scenario scenario) {
        return log.differences(
                scenario.expected().stream().filter(line -> !TransitionLines.isOne(line)).toList());
    }

    /** Keeps what was logged, to be read beside what was expected. */
    private static void record(Scenario scenario, List<String> lines) throws IOException {
        var folder = Files.createDirectories(Path.of("target/scenarios"));
        Files.write(folder.resolve(scenario.name() + ".log"), lines);
    }
}
