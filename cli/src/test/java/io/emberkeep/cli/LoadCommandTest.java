package io.emberkeep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.emberkeep.contract.wire.Json;
import io.emberkeep.launcher.PartId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoadCommandTest {

    private static final String LOADS =
            """
            {"groups":[{"group":"Web","percent":15.0,"servers":["W1","W2","Wb"],"vips":["127.21.14.102"]},
                       {"group":"FTP","percent":2.5,"servers":[],"vips":[],
                        "profile":{"points":[{"at":"PT0S","percent":1},{"at":"PT1H","percent":4}],
                                   "speed":60.0}}],
             "servers":[{"server":"W1","group":"Web","host":"RS1","state":"RUNNING","measured":true,
                         "vips":["127.21.14.102","127.21.14.105"],
                         "load":{"cpuPercent":30.7,"cores":2,"memoryUsedBytes":25,"memoryTotalBytes":100,
                                 "bytesPerSecond":30,"ratedBytesPerSecond":100}},
                        {"server":"W2","group":"Web","host":"RS3","state":"RUNNING","measured":true,"vips":[],
                         "load":{"cpuPercent":1,"cores":2,"memoryUsedBytes":10,"memoryTotalBytes":100,
                                 "bytesPerSecond":0,"ratedBytesPerSecond":100}},
                        {"server":"Wb","group":"Web","host":"MS","state":"PAUSED","measured":false,"vips":[],
                         "load":{"cpuPercent":0,"cores":2,"memoryUsedBytes":10,"memoryTotalBytes":100,
                                 "bytesPerSecond":0,"ratedBytesPerSecond":100}}]}
            """;

    @TempDir Path directory;
    private FakeSystem system;

    @BeforeEach
    void start() throws IOException {
        system = new FakeSystem(directory.resolve("state")).answer("GET /loads", 200, LOADS);
    }

    @AfterEach
    void stop() {
        system.close();
    }

    @Test
    void loadsAsATable() {
        assertThat(system.run("load")).isEqualTo(ExitCode.OK);
        assertThat(system.out())
                .isEqualTo(
                        """
                        GROUP  ASKED   CPU     MEMORY  NETWORK  PROFILE
                        Web    15.0 %  15.9 %  17.5 %  15.0 %
                        FTP    2.5 %   -       -       -        2 points, 60 times as fast

                        SERVER  GROUP  HOST  STATE    CPU     MEMORY  NETWORK  VIPS
                        W1      Web    RS1   running  30.7 %  25.0 %  30.0 %   127.21.14.102 127.21.14.105
                        W2      Web    RS3   running  1.0 %   10.0 %  0.0 %
                        Wb      Web    MS    paused   -       -       -
                        """);
    }

    @Test
    void loadsAsJsonHaveTheDocumentedFields() throws IOException {
        assertThat(system.run("load", "--output", "json")).isEqualTo(ExitCode.OK);
        var json = json();
        assertThat(json.fieldNames()).toIterable().containsExactly("groups", "servers");
        assertThat(json.at("/groups/0").fieldNames())
                .toIterable()
                .containsExactly(
                        "group",
                        "askedPercent",
                        "memoryPercent",
                        "cpuPercent",
                        "networkPercent",
                        "profile");
        assertThat(json.at("/groups/0/profile").isNull()).isTrue();
        assertThat(json.at("/groups/1/profile/points/1/at").asText()).isEqualTo("PT1H");
        assertThat(json.at("/groups/1/profile/every").isNull()).isTrue();
        assertThat(json.at("/servers/0").fieldNames())
                .toIterable()
                .contains("server", "group", "host", "state", "vips", "cpuPercent");
        assertThat(json.at("/servers/2/cpuPercent").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"15,15.0", "15%,15.0", "0.5%,0.5", "1000,1000.0", "15 %,15.0"})
    void aLoadIsAsked(String written, String sent) {
        system.answer("PUT /loads/Web", 200, "{\"done\":\"Web is asked.\"}");
        assertThat(system.run("load", "Web", written)).isEqualTo(ExitCode.OK);
        assertThat(system.asked()).contains("PUT /loads/Web {\"percent\":" + sent + "}");
        assertThat(system.out()).isEqualToIgnoringNewLines("Web is asked.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"much", "NaN", "15%%", "1e3", "1,5", ""})
    void whatIsNoLoadIsRefused(String written) {
        assertThat(system.run("load", "Web", written)).isEqualTo(ExitCode.USAGE);
        assertThat(system.err()).contains("«" + written + "» is no load: write it in percent");
        assertThat(system.asked()).isEmpty();
    }

    @Test
    void wrongCommandLinesAreRefusedWithASentence() {
        assertThat(system.run("load", "Web")).isEqualTo(ExitCode.USAGE);
        assertThat(system.err()).contains("Say how much is asked of Web: ./emberkeep load Web 15%");
        assertThat(system.run("load", "Web", "1001")).isEqualTo(ExitCode.USAGE);
        assertThat(system.err()).contains("1001 is more than can be asked: at most 1000 %.");
        assertThat(system.run("load", "Web", "-1")).isEqualTo(ExitCode.USAGE);
        assertThat(system.run("load", "Web", "1", "--profile", "x")).isEqualTo(ExitCode.USAGE);
        assertThat(system.err()).contains("either a load or a profile");
        assertThat(system.run("load", "Web", "1", "--speed", "2")).isEqualTo(ExitCode.USAGE);
        assertThat(system.err()).contains("--speed is of a profile");
        assertThat(system.run("load", "--profile", "x", "--speed", "0")).isEqualTo(ExitCode.USAGE);
        assertThat(system.err()).contains("--speed must be above 0");
        assertThat(system.asked()).isEmpty();
    }

    @Test
    void anUnknownGroupIsSaid() {
        system.answer("PUT /loads/Wed", 404, "{\"error\":\"There is no service group Wed.\"}");
        assertThat(system.run("load", "Wed", "15")).isEqualTo(ExitCode.FAILED);
        assertThat(system.err()).isEqualToIgnoringNewLines("There is no service group Wed.");
    }

    @Test
    void aTestbedThatDoesNotAnswerIsNamed() throws IOException {
        system.silence(PartId.TESTBED);
        assertThat(system.run("load")).isEqualTo(ExitCode.FAILED);
        assertThat(system.err()).contains("testbed does not answer at http://127.0.0.1:1");
        Files.delete(directory.resolve("state/run.json"));
        assertThat(system.run("load", "Web", "15")).isEqualTo(ExitCode.FAILED);
        assertThat(system.err()).contains("Emberkeep is not running", "./emberkeep up");
    }

    @Test
    void aProfileOfOneGroup() throws IOException {
        system.answer("PUT /loads/Web/profile", 200, "{\"done\":\"Web follows.\"}");
        var file = file("# a day\ntime,percent\n00:00,5\n\n8:30, 40% # they come\n18:00,60\n");
        assertThat(system.run("load", "Web", "--profile", file, "--speed", "60"))
                .isEqualTo(ExitCode.OK);
        assertThat(system.asked())
                .contains(
                        "PUT /loads/Web/profile {\"points\":[{\"at\":\"PT0S\",\"percent\":5.0},"
                                + "{\"at\":\"PT8H30M\",\"percent\":40.0},{\"at\":\"PT18H\",\"percent\":60.0}],"
                                + "\"every\":\"PT24H\",\"speed\":60.0}");
        assertThat(system.out()).isEqualToIgnoringNewLines("Web follows.");
    }

    @Test
    void aProfileOfSeveralGroups() throws IOException {
        system.answer("PUT /loads/Web/profile", 200, "{\"done\":\"Web follows.\"}")
                .answer("PUT /loads/FTP/profile", 200, "{\"done\":\"FTP follows.\"}");
        var file = file("time,Web,FTP\n00:00,5,10\n12:00,,20\n13:00,50,\n");
        assertThat(system.run("load", "--profile", file)).isEqualTo(ExitCode.OK);
        assertThat(system.asked())
                .anyMatch(
                        one ->
                                one.startsWith("PUT /loads/Web/profile")
                                        && one.contains("PT13H")
                                        && !one.contains("PT12H"))
                .anyMatch(
                        one ->
                                one.startsWith("PUT /loads/FTP/profile")
                                        && one.contains("PT12H")
                                        && one.contains("\"speed\":1.0"));
    }

    @Test
    void aGroupThatIsNotThereLeavesTheOthersAsTheyAre() throws IOException {
        var file = file("time,Web,Wed\n00:00,5,10\n");
        assertThat(system.run("load", "--profile", file)).isEqualTo(ExitCode.FAILED);
        assertThat(system.err()).contains("There is no service group Wed; there are Web, FTP.");
        assertThat(system.asked()).containsExactly("GET /loads");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "time,Web/00:00,5/0:60,7       |:3: «0:60» is no time of the day: write it as 08:30.",
                "time,Web/24:00,5              |:2: «24:00» is no time of the day: write it as 08:30.",
                "time,Web/08:00,5/08:00,6      |:3: 08:00 does not come after the line before.",
                "time,Web/08:00,-5             |:2: «-5» is no load: write it in percent, as 15 or 15%.",
                "time,Web/08:00,1001           |:2: 1001 is more than can be asked: at most 1000 %.",
                "time,Web/08:00                |:2: a time and 1 load are expected, and here are 1 fields.",
                "time,Web,FTP/08:00,5          |:2: a time and 2 loads are expected, and here are 2 fields.",
                "time,Web,Web/08:00,5,5        |:1: the group Web is there twice.",
                "time,/08:00,5                 |:1: a column has no name.",
                "08:00,5                       |:1: the groups are not named: begin with a line such as",
                "time,Web,FTP/08:00,5,         |' has no load of FTP.'",
                "# nothing                     |' has no line of a time and a load.'",
            })
    void faultsOfAProfileHaveTheirLine(String text, String sentence) throws IOException {
        var file = file(text.replace("/", "\n"));
        assertThat(system.run("load", "--profile", file)).isEqualTo(ExitCode.REFUSED);
        assertThat(system.err()).contains(file + sentence);
        assertThat(system.asked()).isEmpty();
    }

    @Test
    void oneGroupWithSeveralColumnsIsAFault() throws IOException {
        var file = file("time,Web,FTP\n08:00,5,6\n");
        assertThat(system.run("load", "Web", "--profile", file)).isEqualTo(ExitCode.REFUSED);
        assertThat(system.err()).contains(file + ":1: there is more than one column of loads");
    }

    @Test
    void aProfileThatCannotBeReadIsSaid() throws IOException {
        var none = directory.resolve("none.csv").toString();
        assertThat(system.run("load", "--profile", none)).isEqualTo(ExitCode.FAILED);
        assertThat(system.err()).contains("none.csv cannot be read: there is no such file.");
        var strange = directory.resolve("strange.csv");
        Files.write(strange, new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        assertThat(system.run("load", "--profile", strange.toString())).isEqualTo(ExitCode.FAILED);
        assertThat(system.err()).contains("cannot be read: it is no file of text in UTF-8.");
    }

    private String file(String text) throws IOException {
        var file = directory.resolve("day.csv");
        Files.writeString(file, text, StandardCharsets.UTF_8);
        return file.toString();
    }

    private JsonNode json() throws IOException {
        return Json.mapper().readTree(system.out());
    }
}
