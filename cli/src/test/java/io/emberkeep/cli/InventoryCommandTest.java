package io.emberkeep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InventoryCommandTest {

    private static final String SAMPLE = Path.of("../samples/sample.yaml").toString();

    @TempDir Path directory;
    private FakeSystem system;

    @BeforeEach
    void start() throws IOException {
        system = new FakeSystem(directory.resolve("state"));
    }

    @AfterEach
    void stop() {
        system.close();
    }

    @Test
    void checkNeedsNoRunningSystem() {
        assertThat(system.run("inventory", "check", SAMPLE)).isEqualTo(ExitCode.OK);
        assertThat(system.out()).contains("pool sample, 4 hosts, 3 groups, 6 servers, 3 standbys");
        assertThat(system.asked()).isEmpty();
    }

    @Test
    void everyFaultIsNamedAndNothingIsSent() throws IOException {
        var file = directory.resolve("bad.yaml");
        Files.writeString(
                file,
                Files.readString(Path.of(SAMPLE))
                        .replace("127.21.14.201", "127.21.14.200")
                        .replace("02:00:00:00:02:02", "no mac"));
        assertThat(system.run("inventory", "apply", file.toString())).isEqualTo(ExitCode.REFUSED);
        assertThat(system.err().lines().filter(line -> line.matches(".*bad.yaml:\\d+: .*")))
                .hasSizeGreaterThanOrEqualTo(2);
        assertThat(system.err()).contains("nothing was changed");
        assertThat(system.asked()).isEmpty();
    }

    @Test
    void applyShowsTheDifferenceFirst() {
        system.answer(
                        "POST /api/v1/inventory/diff",
                        200,
                        """
                        {"pool":"sample","changes":[
                          {"record":"settings","key":"sample","before":{"interval":"PT10S","lease":"PT15S"},
                           "after":{"interval":"PT1S","lease":"PT15S"}},
                          {"record":"host definition","key":"RS4","after":{"ip":"127.21.14.204"}},
                          {"record":"host definition","key":"RS9","before":{"ip":"127.21.14.209"}}]}
                        """)
                .answer(
                        "PUT /api/v1/inventory",
                        200,
                        "{\"pool\":\"sample\",\"revision\":8,\"changed\":true}");
        assertThat(system.run("inventory", "apply", SAMPLE)).isEqualTo(ExitCode.OK);
        assertThat(system.out())
                .isEqualToNormalizingNewlines(
                        """
                        ~ settings sample
                            interval: PT10S -> PT1S
                        + host definition RS4
                        - host definition RS9
                        Applied: pool sample is at revision 8 now.
                        """);
    }

    @Test
    void aSecondTimeNothingChanges() {
        system.answer("POST /api/v1/inventory/diff", 200, "{\"pool\":\"sample\",\"changes\":[]}")
                .answer(
                        "PUT /api/v1/inventory",
                        200,
                        "{\"pool\":\"sample\",\"revision\":8,\"changed\":false}");
        assertThat(system.run("inventory", "apply", SAMPLE)).isEqualTo(ExitCode.OK);
        assertThat(system.out())
                .isEqualToIgnoringNewLines("Nothing changed: pool sample stays at revision 8.");
        assertThat(system.run("inventory", "diff", SAMPLE)).isEqualTo(ExitCode.OK);
        assertThat(system.out()).isEqualToIgnoringNewLines("Nothing would change.");
    }

    @Test
    void whatTheServiceRefusesIsShownFaultByFault() {
        system.answer("POST /api/v1/inventory/diff", 200, "{\"pool\":\"sample\",\"changes\":[]}")
                .answer(
                        "PUT /api/v1/inventory",
                        400,
                        """
                        {"title":"The inventory has faults","violations":[
                          {"file":"sample.yaml","line":12,"reason":"W1 is in an open incident"}]}
                        """);
        assertThat(system.run("inventory", "apply", SAMPLE)).isEqualTo(ExitCode.REFUSED);
        assertThat(system.err())
                .contains("The inventory has faults", "sample.yaml:12: W1 is in an open incident");
    }

    @Test
    void aFileThatIsNotThereIsAFault() {
        assertThat(system.run("inventory", "check", "nowhere.yaml")).isNotEqualTo(ExitCode.OK);
        assertThat(system.err()).contains("nowhere.yaml").doesNotContain("Exception");
    }
}
