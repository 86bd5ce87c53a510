package io.emberkeep.simulator.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.emberkeep.contract.decision.Core;
import io.emberkeep.contract.decision.KeptDecision;
import io.emberkeep.simulator.Cores;
import io.emberkeep.simulator.scenario.Scenario;
import io.emberkeep.simulator.scenario.ScenarioRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every decision of every scenario, kept or not, is decided again when the same comes in (DESIGN rule 11). */
class EveryDecisionTest {

    /** A recovery with all its steps, and a host waited for; a quiet watch would be many more. */
    private static final int MOST_OF_ONE_INCIDENT = 1_000;

    @TestFactory
    Stream<DynamicTest> scenario() throws IOException {
        var sample = Files.readString(Path.of("../samples/sample.yaml"));
        var chosen = System.getProperty("scenario", "");
        return Scenario.all(Path.of("../scenarios")).stream()
                .filter(one -> one.name().contains(chosen))
                .map(one -> DynamicTest.dynamicTest(one.name(), () -> replays(one, sample)));
    }

    private static void replays(Scenario scenario, String sample) {
        var replaying = new Replaying();
        ScenarioRun.run(scenario, sample, 1, Cores.REAL, List.of(replaying));
        assertThat(replaying.differences()).isEmpty();
        assertThat(replaying.replayed().get(Core.DBSS)).isPositive();
        if (scenario.name().startsWith("power")) {
            assertThat(replaying.replayed().get(Core.PSS)).isPositive();
        }
        replaying
                .kept()
                .forEach(
                        (incident, decisions) -> {
                            assertThat(decisions)
                                    .as("%s: %s", incident, stories(decisions))
                                    .hasSizeLessThan(MOST_OF_ONE_INCIDENT)
                                    .allMatch(one -> !one.story().came().isBlank())
                                    .allMatch(one -> !one.story().decided().isBlank());
                            assertThat(decisions.getFirst().core()).isEqualTo(Core.DBSS);
                        });
    }

    private static String stories(List<KeptDecision> decisions) {
        return decisions.stream()
                .map(KeptDecision::story)
                .map(KeptDecision.Story::toString)
                .collect(Collectors.joining("\n", "\n", "\n"));
    }
}
