package io.emberkeep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.emberkeep.contract.wire.Json;
import io.emberkeep.launcher.PartId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandsTest {

    private static final String POOL = "/api/v1/pools/sample";
    private static final String STATUS =
            """
            {"pool":"sample","revision":7,"mode":"REPORT_ONLY",
             "hosts":[{"name":"RS1","ip":"127.21.14.201","mac":"02:00:00:00:02:01","management":false,"maintenance":true},
                      {"name":"MS","ip":"127.21.14.200","management":true,"maintenance":false}],
             "servers":[{"name":"W1","role":"TARGET","group":"Web","host":"RS1","ip":"127.21.14.2","vips":["127.21.14.102"],
                         "record":"operation","state":"serving","maintenance":false,
                         "services":[{"name":"httpd","port":8080,"protocol":"HTTP"}]},
                        {"name":"Wb","role":"STANDBY","group":"Web","host":"MS","ip":"127.21.14.52","vips":[],
                         "record":"standby","state":"standby","maintenance":false,"services":[]}]}
            """;
    private static final String BROKER_AWAY =
            """
            {"troubles":[{"of":"broker","since":"2026-11-23T10:00:00Z",
             "sentence":"the broker does not answer since 10:00: nothing is recovered until it does"}]}
            """;

    private static final String INCIDENT =
            """
            {"id":"i-1234","target":"W1","trouble":"SERVICE","epoch":3,"state":"FUNCTION_RECOVERED","standby":"Wb",
             "vips":["127.21.14.102"],"detectedAt":"2026-11-23T10:00:00Z","confirmedAt":"2026-11-23T10:00:00.020Z",
             "functionRecoverySeconds":1.62,"takeoverSeconds":0.05,"holder":"MS",
             "steps":[{"at":"2026-11-23T10:00:00Z","job":"FOREGROUND","step":"DETECTED","detail":"httpd refused"},
                      {"at":"2026-11-23T10:00:01.620Z","job":"FOREGROUND","step":"VIPS_SET"}]}
            """;

    @TempDir Path state;
    private FakeSystem system;

    @BeforeEach
    void start() throws IOException {
        system =
                new FakeSystem(state)
                        .answer("GET " + POOL + "/status", 200, STATUS)
                        .answer(
                                "GET /api/v1/hosts",
                                200,
                                "[{\"name\":\"RS1\",\"power\":\"SUSPENDED\",\"hypervisor\":false}]");
    }

    @AfterEach
    void stop() {
        system.close();
    }

    @Test
    void statusAsATable() {
        assertThat(system.run("status")).isEqualTo(ExitCode.OK);
        assertThat(system.out())
                .isEqualTo(
                        """
                        Pool sample, report-only, revision 7

                        HOST  POWER      IP             MAC                NOTES
                        RS1   suspended  127.21.14.201  02:00:00:00:02:01  in maintenance
                        MS    unknown    127.21.14.200  -                  management

                        SERVER  GROUP  HOST  RECORD     STATE    IP            VIPS           SERVICES
                        W1      Web    RS1   operation  serving  127.21.14.2   127.21.14.102  httpd:8080
                        Wb      Web    MS    standby    standby  127.21.14.52
                        """);
    }

    @Test
    void statusSaysThatTheBrokerIsAwayForAsLongAsItIs() {
        system.answer("GET /api/v1/surroundings", 200, BROKER_AWAY);
        assertThat(system.run("status")).isEqualTo(ExitCode.OK);
        assertThat(system.out())
                .startsWith("Pool sample")
                .contains("The broker does not answer since 10:00: nothing is recovered until");
    }

    @Test
    void statusSaysWhyNothingCanBeShown() {
        system.answer("GET /api/v1/surroundings", 200, BROKER_AWAY)
                .answer("GET " + POOL + "/status", 503, "{\"title\":\"no database\"}");
        assertThat(system.run("status")).isEqualTo(ExitCode.FAILED);
        assertThat(system.err()).contains("The broker does not answer", "no database");
    }

    @Test
    void statusAsJsonHasTheDocumentedFields() throws IOException {
        assertThat(system.run("status", "--output", "json")).isEqualTo(ExitCode.OK);
        var json = json();
        assertThat(json.fieldNames())
                .toIterable()
                .containsExactly("pool", "revision", "mode", "troubles", "hosts", "servers");
        assertThat(json.at("/hosts/0/power").asText()).isEqualTo("SUSPENDED");
        assertThat(json.at("/hosts/1/power").asText()).isEqualTo("UNKNOWN");
        assertThat(json.at("/hosts/1/mac").isNull()).isTrue();
        assertThat(json.at("/servers/0/services/0/port").asInt()).isEqualTo(8080);
        assertThat(json.at("/servers/0").fieldNames())
                .toIterable()
                .contains("name", "group", "host", "ip", "vips", "record", "state", "services");
    }

    @Test
    void powerIsUnknownWithoutTheAdapter() throws IOException {
        system.silence(PartId.ADAPTER);
        assertThat(system.run("status", "-o", "yaml")).isEqualTo(ExitCode.OK);
        assertThat(system.out()).contains("pool: sample\n", "power: UNKNOWN\n", "  - name: RS1\n");
    }

    @Test
    void incidentsAsJsonHaveEveryFieldEvenWithoutAValue() throws IOException {
        system.answer("GET " + POOL + "/incidents?size=50", 200, "[" + INCIDENT + "]");
        assertThat(system.run("incidents", "-o", "json")).isEqualTo(ExitCode.OK);
        var incident = json().get(0);
        assertThat(incident.fieldNames())
                .toIterable()
                .contains("id", "target", "trouble", "epoch", "state", "refusal", "steps")
                .contains("functionRecoverySeconds", "takeoverSeconds", "targetRecoverySeconds");
        assertThat(incident.get("refusal").isNull()).isTrue();
        assertThat(incident.get("targetRecoverySeconds").isNull()).isTrue();
        assertThat(incident.at("/steps/1/detail").isNull()).isTrue();
    }

    @Test
    void anIncidentIsFoundByTheBeginningOfItsId() {
        system.answer("GET " + POOL + "/incidents?size=500", 200, "[" + INCIDENT + "]")
                .answer("GET " + POOL + "/incidents/i-1234", 200, INCIDENT);
        assertThat(system.run("incidents", "I-12")).isEqualTo(ExitCode.OK);
        assertThat(system.out())
                .contains("Incident i-1234: W1, service trouble, FUNCTION_RECOVERED")
                .contains("function recovery 1.620 s, takeover 0.050 s, target recovery -")
                .containsPattern("\\+0\\.000 s  foreground  DETECTED  httpd refused")
                .containsPattern("\\+1\\.620 s  foreground  VIPS_SET\\R");
    }

    @Test
    void modesAreSentWithTheOperatorsName() {
        system.answer("PUT " + POOL + "/mode", 200, "{}");
        assertThat(system.run("disarm")).isEqualTo(ExitCode.OK);
        assertThat(system.asked()).contains("PUT " + POOL + "/mode {\"mode\":\"DISARMED\"}");
        assertThat(system.out()).contains("Pool sample is disarmed");
    }

    @Test
    void maintenanceKnowsHostsFromServers() {
        system.answer("PUT " + POOL + "/hosts/RS1/maintenance", 200, "{}")
                .answer("PUT " + POOL + "/servers/W1/maintenance", 200, "{}");
        assertThat(system.run("maintenance", "on", "RS1")).isEqualTo(ExitCode.OK);
        assertThat(system.run("maintenance", "off", "W1")).isEqualTo(ExitCode.OK);
        assertThat(system.asked())
                .contains(
                        "PUT " + POOL + "/hosts/RS1/maintenance {\"on\":true}",
                        "PUT " + POOL + "/servers/W1/maintenance {\"on\":false}");
        assertThat(system.run("maintenance", "on", "X9")).isEqualTo(ExitCode.FAILED);
        assertThat(system.err()).contains("There is no server or host X9 in pool sample");
    }

    @Test
    void refusedIsToldFromFailed() {
        system.answer(
                "POST " + POOL + "/servers/W1/return",
                409,
                "{\"type\":\"https://emberkeep.io/refused\",\"detail\":\"W1 serves already.\"}");
        assertThat(system.run("return", "W1")).isEqualTo(ExitCode.REFUSED);
        assertThat(system.err()).isEqualToIgnoringNewLines("W1 serves already.");
        assertThat(system.run("return", "W2")).isEqualTo(ExitCode.FAILED);
        assertThat(system.run("return")).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void whoeverDoesNotAnswerIsNamed() throws IOException {
        system.silence(PartId.sif(1));
        assertThat(system.run("status")).isEqualTo(ExitCode.FAILED);
        assertThat(system.err()).contains("sif-1 does not answer at http://127.0.0.1:1");
    }

    @Test
    void nothingRunsIsSaidWithWhatToDo() throws IOException {
        Files.delete(state.resolve("run.json"));
        assertThat(system.run("status")).isEqualTo(ExitCode.FAILED);
        assertThat(system.err()).contains("Emberkeep is not running", "./emberkeep up");
        assertThat(system.run("down")).isEqualTo(ExitCode.OK);
    }

    @Test
    void faultsGoToTheTestbed() {
        system.answer("POST /faults", 200, "{\"done\":\"httpd on W1 has stopped.\"}")
                .answer("DELETE /faults?name=W1", 200, "{\"done\":\"W1 is mended.\"}");
        assertThat(system.run("fault", "stop-service", "W1", "httpd")).isEqualTo(ExitCode.OK);
        assertThat(system.out()).isEqualToIgnoringNewLines("httpd on W1 has stopped.");
        assertThat(system.asked())
                .contains(
                        "POST /faults {\"kind\":\"stop-service\",\"name\":\"W1\",\"daemon\":\"httpd\"}");
        assertThat(system.run("fault", "clear", "W1")).isEqualTo(ExitCode.OK);
        assertThat(system.run("fault", "burn", "W1")).isEqualTo(ExitCode.USAGE);
        assertThat(system.run("fault", "crash")).isEqualTo(ExitCode.USAGE);
        assertThat(system.run("fault", "crash", "W1", "httpd")).isEqualTo(ExitCode.USAGE);
        assertThat(system.run("fault", "stop-service", "W1")).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void severalPoolsMustBeNamed() {
        system.answer("GET /api/v1/pools", 200, "[{\"pool\":\"a\"},{\"pool\":\"b\"}]");
        assertThat(system.run("arm")).isEqualTo(ExitCode.USAGE);
        assertThat(system.err()).contains("a, b", "--pool");
        assertThat(system.run("arm", "--pool", "c")).isEqualTo(ExitCode.FAILED);
    }

    @Test
    void helpListsEveryCommandAndEachHasItsOwn() {
        assertThat(system.run("help")).isEqualTo(ExitCode.OK);
        for (var command :
                new String[] {
                    "up",
                    "down",
                    "reset",
                    "test",
                    "status",
                    "incidents",
                    "events",
                    "inventory",
                    "arm",
                    "disarm",
                    "report-only",
                    "maintenance",
                    "groups",
                    "energy",
                    "power",
                    "plans",
                    "return",
                    "fault",
                    "load",
                    "part",
                    "completion"
                }) {
            assertThat(system.run(command, "--help")).as(command).isEqualTo(ExitCode.OK);
            assertThat(system.out()).contains("Usage: emberkeep " + command);
        }
        assertThat(system.run("statsu")).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void completionKnowsTheCommands() {
        assertThat(system.run("completion")).isEqualTo(ExitCode.OK);
        assertThat(system.out()).contains("report-only", "stop-service", "load", "complete -F");
    }

    private JsonNode json() throws IOException {
        return Json.mapper().readTree(system.out());
    }
}
