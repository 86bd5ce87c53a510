package io.emberkeep.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An experiment as a user runs it: once, with all times at a fifth of the papers'. */
final class ExperimentTest {

    private static final int PORTS = 1500;
    private static final String ADDRESSES = "127.23";

    @TempDir private Path state;

    @Test
    void oneRunMeasuresAndLeavesNothingBehind() throws IOException {
        var kept = Shell.ROOT.resolve("experiments/results/S1t.json");
        var before = Files.exists(kept) ? Files.readString(kept) : "";
        var ended =
                experiment(
                        "run",
                        "S1t",
                        "--runs",
                        "1",
                        "--scale",
                        "0.2",
                        "--ports",
                        Integer.toString(PORTS),
                        "--addresses",
                        ADDRESSES,
                        "--output",
                        "json");
        assertThat(ended.code()).as(ended.output()).isZero();
        assertThat(ended.output()).contains("S1t run 1 of 1", "not kept");
        var result = json(ended.output()).path(0);
        assertThat(result.path("experiment").asText()).isEqualTo("S1t");
        assertThat(result.path("settings").path("repair").asText()).isEqualTo("DAEMON_THEN_SERVER");
        assertThat(result.path("times").path("vmResume").asText()).isEqualTo("PT5.2S");
        var figures = result.path("runs").path(0).path("targets").path(0).path("figures");
        assertThat(figures.path("TARGET_RECOVERY").asDouble()).isPositive();
        assertThat(figures.path("CLIENT").asDouble()).isPositive();
        assertThat(figures.has("FUNCTION_RECOVERY")).as("no standby was started").isFalse();
        assertThat(Files.exists(kept) ? Files.readString(kept) : "").isEqualTo(before);
        assertThat(experiment("list").ok().output()).contains("St", "Nt", "fast-failover");
        assertThat(run("down").ok().output()).contains("not running");
    }

    /** The tree among the lines about the progress. */
    private static JsonNode json(String output) throws IOException {
        var begin = output.indexOf("\n[") + 1;
        return new ObjectMapper().readTree(output.substring(begin, output.lastIndexOf(']') + 1));
    }

    private Shell.Ended experiment(String... words) {
        var line = new java.util.ArrayList<>(List.of("experiment"));
        line.addAll(List.of(words));
        return run(line.toArray(String[]::new));
    }

    private Shell.Ended run(String... words) {
        var line = new java.util.ArrayList<>(List.of(Shell.ROOT.resolve("emberkeep").toString()));
        line.addAll(List.of(words));
        var directory = words[0].equals("down") ? state.resolve("experiments/" + PORTS) : state;
        return Shell.run(
                Map.of("EMBERKEEP_BUILD", "no", "EMBERKEEP_STATE", directory.toString()),
                Duration.ofMinutes(4),
                line);
    }
}
