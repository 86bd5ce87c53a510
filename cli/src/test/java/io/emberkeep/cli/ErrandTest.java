package io.emberkeep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code drain} and {@code move}. */
class ErrandTest {

    private static final String POOL = "/api/v1/pools/sample";
    private static final String ANSWER =
            """
            {"transition":"RS3-drain-1","steps":["suspend W2 on RS3","put RS3 in maintenance"],
             "notes":["Wb, suspended, stay on RS3 and cover nobody until its maintenance ends"]}
            """;

    @TempDir Path state;
    private FakeSystem system;

    @BeforeEach
    void start() throws IOException {
        system = new FakeSystem(state).answer("POST " + POOL + "/power/drain", 200, ANSWER);
    }

    @AfterEach
    void stop() {
        system.close();
    }

    private void ended(String how, int done, String reason) {
        system.answer(
                "GET " + POOL + "/transitions?size=100",
                200,
                """
                [{"id":"RS3-drain-1","kind":"DRAIN","group":null,"state":"%s","holder":"power-1","leased":false,
                  "reason":"%s","begunAt":"2026-11-23T10:00:00Z","done":%d,
                  "steps":["suspend W2 on RS3","put RS3 in maintenance"]}]
                """
                        .formatted(how, reason, done));
    }

    @Test
    void aDrainIsFollowedStepByStepToItsEnd() {
        ended("DONE", 2, "ann drains RS3");
        assertThat(system.run("drain", "RS3")).isEqualTo(ExitCode.OK);
        assertThat(system.out())
                .isEqualTo(
                        """
                          note: Wb, suspended, stay on RS3 and cover nobody until its maintenance ends
                          x 1/2 suspend W2 on RS3
                          x 2/2 put RS3 in maintenance
                        RS3 is drained and in maintenance: nothing is moved or woken onto it. ./emberkeep maintenance off RS3 gives it back.
                        """);
        assertThat(system.asked())
                .anyMatch(
                        one ->
                                one.startsWith(
                                        "POST "
                                                + POOL
                                                + "/power/drain {\"host\":\"RS3\",\"force\":false,\"dryRun\":false,\"request\":"));
    }

    @Test
    void aDryRunOnlySaysTheSteps() {
        assertThat(system.run("drain", "RS3", "--force", "--dry-run")).isEqualTo(ExitCode.OK);
        assertThat(system.out()).startsWith("  - suspend W2 on RS3\n  - put RS3 in maintenance\n");
        assertThat(system.asked())
                .anyMatch(one -> one.endsWith("\"force\":true,\"dryRun\":true}"))
                .noneMatch(one -> one.contains("/transitions"));
    }

    @Test
    void whatIsTakenBackFailed() {
        ended("UNDONE", 1, "W2 does not pause");
        assertThat(system.run("drain", "RS3")).isEqualTo(ExitCode.FAILED);
        assertThat(system.err())
                .contains(
                        "RS3 is not drained: W2 does not pause. What was done of it is taken back.");
    }

    @Test
    void aRefusalIsItsReason() {
        system.answer(
                "POST " + POOL + "/power/move",
                409,
                "{\"type\":\"/problems/refused\",\"detail\":\"W2 is on RS3 already\"}");
        assertThat(system.run("move", "W2", "RS3")).isEqualTo(ExitCode.REFUSED);
        assertThat(system.err()).contains("W2 is on RS3 already");
    }
}
