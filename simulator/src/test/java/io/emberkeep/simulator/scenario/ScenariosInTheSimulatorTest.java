package io.emberkeep.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.emberkeep.simulator.Cores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every scenario folder, unchanged, on virtual time. */
class ScenariosInTheSimulatorTest {

    @TestFactory
    Stream<DynamicTest> scenario() throws IOException {
        var sample = Files.readString(Path.of("../samples/sample.yaml"));
        var chosen = System.getProperty("scenario", "");
        return Scenario.all(Path.of("../scenarios")).stream()
                .filter(one -> one.name().contains(chosen))
                .map(
                        one ->
                                DynamicTest.dynamicTest(
                                        one.name(),
                                        () ->
                                                assertThat(
                                                                ScenarioRun.run(
                                                                                one,
                                                                                sample,
                                                                                1,
                                                                                Cores.REAL,
                                                                                List.of())
                                                                        .troubles())
                                                        .isEmpty()));
    }
}
