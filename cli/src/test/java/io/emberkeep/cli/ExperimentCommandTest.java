package io.emberkeep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.emberkeep.contract.wire.Json;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExperimentCommandTest {

    @TempDir Path state;
    private FakeSystem system;

    @BeforeEach
    void start() throws IOException {
        system = new FakeSystem(state);
    }

    @AfterEach
    void stop() {
        system.close();
    }

    @Test
    void listShowsWhichThereAre() {
        assertThat(system.run("experiment", "list")).isEqualTo(ExitCode.OK);
        assertThat(system.out()).contains("NAME", "St ", "N2t", "fast-failover", "Nt+Nt+Nt");
    }

    @Test
    void listForScripts() throws IOException {
        assertThat(system.run("experiment", "list", "-o", "json")).isEqualTo(ExitCode.OK);
        var first = Json.mapper().readTree(system.out()).path(0);
        assertThat(first.path("name").asText()).isEqualTo("St");
        assertThat(first.path("runs").asInt()).isEqualTo(10);
        assertThat(first.has("measured")).isTrue();
    }

    @Test
    void anUnknownExperimentIsAWrongCommandLine() {
        assertThat(system.run("experiment", "run", "Xt")).isEqualTo(ExitCode.USAGE);
        assertThat(system.err()).contains("There is no experiment Xt; there are St, Nt");
    }

    @Test
    void noRunsAreAWrongCommandLine() {
        assertThat(system.run("experiment", "run", "St", "--runs", "0")).isEqualTo(ExitCode.USAGE);
        assertThat(system.run("experiment", "run", "St", "--scale", "-1"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(system.run("experiment")).isEqualTo(ExitCode.USAGE);
    }
}
