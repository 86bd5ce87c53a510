package io.emberkeep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StructureCommandTest {

    private static final String POOL = "/api/v1/pools/sample";
    private static final String RING =
            """
            {"pool":"sample","structure":{"kind":"ring","largest":32},"members":[
              {"number":1,"server":"S1","apart":false,"why":"the circle is closed without S2","watches":[{"target":"S3","priority":1}],"recovers":["S2"]},
              {"number":2,"server":"S2","apart":true,"why":"being recovered in incident i","watches":[],"recovers":[]},
              {"number":3,"server":"S3","apart":false,"watches":[{"target":"S1","priority":1},{"target":"S2","priority":2}],"recovers":[]}]}
            """;

    @TempDir Path state;
    private FakeSystem system;

    @BeforeEach
    void start() throws IOException {
        system = new FakeSystem(state).answer("GET " + POOL + "/structure", 200, RING);
    }

    @AfterEach
    void stop() {
        system.close();
    }

    @Test
    void itShowsWhoWatchesWhomAndWhyItDiffers() {
        assertThat(system.run("structure")).isEqualTo(ExitCode.OK);
        assertThat(system.out())
                .startsWith("Pool sample, ring\n")
                .containsPattern("1 +S1 +in the group +S3 +S2 +the circle is closed without S2")
                .containsPattern("2 +S2 +apart +being recovered in incident i")
                .containsPattern("3 +S3 +in the group +S1, S2 \\(second\\)");
    }

    @Test
    void whereItIsDedicatedItSaysSo() {
        system.answer(
                "GET " + POOL + "/structure",
                200,
                "{\"pool\":\"sample\",\"structure\":{\"kind\":\"dedicated\"},\"members\":[]}");
        assertThat(system.run("structure")).isEqualTo(ExitCode.OK);
        assertThat(system.out()).contains("Every monitor-service watches all targets");
    }

    @Test
    void setChangesThatSettingAlone() {
        system.answer(
                        "GET " + POOL + "/inventory",
                        200,
                        "{\"pool\":\"sample\",\"settings\":{\"interval\":\"PT10S\",\"structure\":{\"kind\":\"ring\",\"largest\":32}}}")
                .answer("PUT /api/v1/inventory", 200, "{\"revision\":7,\"changed\":true}");
        assertThat(system.run("structure", "set", "p2p")).isEqualTo(ExitCode.OK);
        assertThat(system.out()).isEqualTo("Pool sample is peer-to-peer now, at revision 7.\n");
    }

    @Test
    void aStructureInWhichNobodyWouldWatchIsRefusedUnlessTheyRunElsewhere() {
        system.answer(
                        "GET " + POOL + "/inventory",
                        200,
                        "{\"settings\":{},\"servers\":[{\"name\":\"W1\",\"role\":\"TARGET\"},{\"name\":\"Wb\",\"role\":\"STANDBY\"}]}")
                .answer("PUT /api/v1/inventory", 200, "{\"revision\":7,\"changed\":true}");
        assertThat(system.run("structure", "set", "ring")).isEqualTo(ExitCode.REFUSED);
        assertThat(system.err()).contains("Nothing was changed: W1 has no monitor-service here");
        assertThat(system.run("structure", "set", "ring", "--anyway")).isEqualTo(ExitCode.OK);
        assertThat(system.run("structure", "set", "dedicated")).isEqualTo(ExitCode.OK);
    }
}
