package io.emberkeep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.emberkeep.contract.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WhatIfTest {

    private static final String HEADER =
            "time,server,memory-used,memory-total,cpu,cores,network-used,network-rated\n";
    private static final String POLICY =
            "power: {measuringPeriod: 1m, staleAfter: 3m, payBack: none, grace: 0s, minimumTimes: {awake: 0s, moderate: 0s}}\n";

    @TempDir Path files;
    private FakeSystem system;
    private Path policy;

    @BeforeEach
    void start() throws IOException {
        system = new FakeSystem(files.resolve("state"));
        policy = Files.writeString(files.resolve("policy.yaml"), POLICY);
    }

    @AfterEach
    void stop() {
        system.close();
    }

    private static String hour() {
        var text = new StringBuilder(HEADER);
        for (var minute = 0; minute < 60; minute++) {
            for (var server : List.of("M1", "M2", "W1", "W2", "F1", "F2")) {
                text.append(
                        "%s,%s,1e8,1e9,0,2,0,256e6%n"
                                .formatted(
                                        Instant.parse("2026-11-01T00:00:00Z")
                                                .plusSeconds(60L * minute),
                                        server));
            }
        }
        return text.toString();
    }

    private int run(String loads, String... more) throws IOException {
        var file = Files.writeString(files.resolve("loads"), loads);
        var words =
                new ArrayList<>(
                        List.of(
                                "what-if",
                                "--loads",
                                file.toString(),
                                "--policy",
                                policy.toString(),
                                "--inventory",
                                "../samples/sample.yaml"));
        words.addAll(List.of(more));
        return system.run(words.toArray(String[]::new));
    }

    private JsonNode json() throws IOException {
        return Json.mapper().readTree(system.out());
    }

    @Test
    void anHourWithNothingToDo() throws IOException {
        assertThat(run(hour())).isEqualTo(ExitCode.OK);
        assertThat(system.out())
                .contains("transitions")
                .contains("3 going light, 1 sleeping")
                .contains("time at risk");
        assertThat(run(hour(), "-o", "json")).isEqualTo(ExitCode.OK);
        assertThat(json().path("saved").path("kilowattHours").asDouble()).isPositive();
        assertThat(json().path("samples").asInt()).isEqualTo(360);
    }

    @Test
    void exportedMessagesAreReadToo() throws IOException {
        var line =
                "{\"by\":\"adapter\",\"samples\":[{\"server\":\"W1\",\"at\":\"2026-11-01T00:00:00Z\",\"memoryUsedBytes\":1e8,\"memoryTotalBytes\":1e9,\"cpuPercent\":5,\"cores\":1,\"bytesPerSecond\":0,\"ratedBytesPerSecond\":1e6}]}\n";
        assertThat(run(line, "-o", "json")).isEqualTo(ExitCode.OK);
        assertThat(json().path("samples").asInt()).isEqualTo(1);
    }

    @Test
    void everyBadLineIsNamedByItsNumberAndReason() throws IOException {
        var bad =
                HEADER
                        + "yesterday,W1,1,2,3,4,5,6\n"
                        + "2026-11-01T00:00:00Z,W1,much,2,3,4,5,6\n"
                        + "2026-11-01T00:00:00Z,W1,1\n";
        assertThat(run(bad)).isEqualTo(ExitCode.REFUSED);
        assertThat(system.err())
                .contains("loads:2: time is «yesterday»: write it as 2026-11-01T22:00:00Z")
                .contains("loads:3: memory-used is «much», which is no number")
                .contains("loads:4: there are 3 fields, and none is left for memory-total")
                .contains("3 bad lines");
    }

    @Test
    void whatCannotBeReadIsSaid() throws IOException {
        assertThat(run("time,server\n")).isEqualTo(ExitCode.REFUSED);
        assertThat(system.err()).contains("loads:1: there is no column memory-used");
        assertThat(run("")).isEqualTo(ExitCode.REFUSED);
        Files.writeString(policy, "power: {inARow: 0}\n");
        assertThat(run(hour())).isEqualTo(ExitCode.REFUSED);
        assertThat(system.err()).contains("policy.yaml:1: power of settings: inARow (0)");
    }
}
