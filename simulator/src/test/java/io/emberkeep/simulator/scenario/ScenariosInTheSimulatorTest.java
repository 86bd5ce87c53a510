package io.emberkeep.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.emberkeep.simulator.Cores;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every scenario folder, unchanged, on virtual time. */
class ScenariosInTheSimulatorTest {

    private static final Path FOLDERS = Path.of("../scenarios");
    private static final int SEEDS = 5;

    /**
     * All of them; with {@code -Dscenario=NAME} only those whose name contains it. What is left to chance
     * (how long a message takes, which sif-service is first) may not change what is logged.
     */
    @TestFactory
    Stream<DynamicTest> scenario() {
        var chosen = System.getProperty("scenario", "");
        return Scenario.all(FOLDERS).stream()
                .filter(one -> one.name().contains(chosen))
                .map(
                        one ->
                                DynamicTest.dynamicTest(
                                        one.name(),
                                        () ->
                                                assertThat(
                                                                LongStream.rangeClosed(1, SEEDS)
                                                                        .mapToObj(
                                                                                seed ->
                                                                                        run(
                                                                                                one,
                                                                                                seed))
                                                                        .flatMap(
                                                                                result ->
                                                                                        result
                                                                                                .troubles()
                                                                                                .stream()))
                                                        .isEmpty()));
    }

    /** What their README says that a recovery takes is what it takes. */
    @TestFactory
    Stream<DynamicTest> figures() {
        return Scenario.all(FOLDERS).stream()
                .filter(one -> !Figures.in(readme(one)).isEmpty())
                .map(
                        one ->
                                DynamicTest.dynamicTest(
                                        one.name(),
                                        () ->
                                                assertThat(
                                                                Figures.same(
                                                                        Figures.of(
                                                                                run(one, 1)
                                                                                        .incidents()),
                                                                        Figures.in(readme(one))))
                                                        .as("as its README says")
                                                        .isTrue()));
    }

    /** The results of scenarios are kept by name. */
    @Test
    void noTwoFoldersHaveOneName() {
        assertThat(Scenario.all(FOLDERS)).extracting(Scenario::name).doesNotHaveDuplicates();
    }

    private static ScenarioRun.Result run(Scenario scenario, long seed) {
        return ScenarioRun.run(
                scenario, read(Path.of("../samples/sample.yaml")), seed, Cores.REAL, List.of());
    }

    private static String readme(Scenario scenario) {
        try (var found = Files.walk(FOLDERS)) {
            return found.filter(path -> path.endsWith(Path.of(scenario.name(), "README.md")))
                    .map(ScenariosInTheSimulatorTest::read)
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(scenario.name() + " has no README.md"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
