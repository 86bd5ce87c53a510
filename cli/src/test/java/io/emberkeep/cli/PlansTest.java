package io.emberkeep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlansTest {

    private static final String POOL = "/api/v1/pools/sample";
    private static final String PLAN =
            """
            [{"id":"web-light-1","kind":"GOING_LIGHT","group":"Web","state":"PROPOSED","holder":"power-1","leased":false,
              "reason":"4 of 4 lights in a row","begunAt":"2026-11-23T10:00:00Z","done":1,
              "steps":["move 127.21.14.105 from W2 to W1","suspend W2 on RS3"]}]
            """;

    @TempDir Path state;
    private FakeSystem system;

    @BeforeEach
    void start() throws IOException {
        system =
                new FakeSystem(state)
                        .answer("GET " + POOL + "/transitions?size=10", 200, PLAN)
                        .answer("GET " + POOL + "/transitions?state=proposed&size=500", 200, PLAN);
    }

    @AfterEach
    void stop() {
        system.close();
    }

    @Test
    void plansShowWhatIsProposedStepByStep() {
        assertThat(system.run("plans")).isEqualTo(ExitCode.OK);
        assertThat(system.out())
                .contains("web-light-1  Web going light, proposed")
                .contains("  4 of 4 lights in a row\n")
                .contains("  x move 127.21.14.105 from W2 to W1\n  - suspend W2 on RS3\n");
    }

    @Test
    void aPlanIsApprovedByTheBeginningOfItsId() {
        system.answer("POST " + POOL + "/plans/web-light-1/approve", 200, "{}");
        assertThat(system.run("plans", "approve", "WEB")).isEqualTo(ExitCode.OK);
        assertThat(system.out())
                .isEqualTo("Plan web-light-1 is approved: a power-service begins it.\n");
    }

    @Test
    void anUnknownPlanIsSaid() {
        assertThat(system.run("plans", "reject", "mail")).isEqualTo(ExitCode.FAILED);
        assertThat(system.err()).contains("There is no proposed plan mail; see ./emberkeep plans.");
    }

    @Test
    void thePowerModeIsSet() {
        system.answer("PUT " + POOL + "/power/mode", 200, "{}");
        assertThat(system.run("power", "mode", "report-only")).isEqualTo(ExitCode.OK);
        assertThat(system.out())
                .isEqualTo("Pool sample: power saving only shows what it would do.\n");
        assertThat(system.run("power", "mode", "sometimes")).isEqualTo(ExitCode.USAGE);
    }
}
