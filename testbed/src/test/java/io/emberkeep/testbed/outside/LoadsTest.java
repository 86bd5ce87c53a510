package io.emberkeep.testbed.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoadsTest {

    private static Running running;
    @TempDir private Path folder;

    @BeforeAll
    static void start() throws IOException {
        running = Running.start();
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    @BeforeEach
    void asDescribed() throws IOException, InterruptedException {
        running.reset();
    }

    @Test
    void askedLoadIsSeenByGroupAndByServer() throws Exception {
        var done = running.send("PUT", "/loads/Web", "{\"percent\":15}");
        assertThat(done.body().path("done").asText())
                .isEqualTo("Web is asked 15 % of what its servers can do.");
        var loads = running.get("/loads").body();
        var web = named(loads.path("groups"), "group", "Web");
        assertThat(web.path("percent").asDouble()).isEqualTo(15);
        assertThat(web.path("servers")).hasSize(3);
        assertThat(web.path("vips")).hasSize(2);
        var w1 = named(loads.path("servers"), "server", "W1");
        assertThat(w1.path("group").asText()).isEqualTo("Web");
        assertThat(w1.path("measured").asBoolean()).isTrue();
        assertThat(w1.path("load").path("cpuPercent").asDouble()).isCloseTo(15, within(1.0));
        var wb = named(loads.path("servers"), "server", "Wb");
        assertThat(wb.path("measured").asBoolean()).isFalse();
        assertThat(wb.path("state").asText()).isEqualTo("PAUSED");
    }

    @Test
    void hypervisorMeasuresItsServersWhoseGuestsWork() throws Exception {
        running.send("PUT", "/loads/Web", "{\"percent\":25}");
        var measured = running.get("/hosts/RS1/hypervisor/loads").body();
        assertThat(measured).hasSize(2);
        var load = named(measured, "name", "W1").path("load");
        assertThat(load.path("bytesPerSecond").asDouble()).isCloseTo(64e6, within(1.0));
        assertThat(load.path("ratedBytesPerSecond").asDouble()).isEqualTo(256e6);
        assertThat(load.path("cores").asInt()).isEqualTo(2);
        assertThat(running.get("/hosts/MS/hypervisor/loads").body()).isEmpty();
        running.fault("crash", "W1");
        assertThat(running.get("/hosts/RS1/hypervisor/loads").body()).hasSize(1);
        running.fault("cut-network", "RS1");
        assertThat(running.hangs("/hosts/RS1/hypervisor/loads")).isTrue();
    }

    @Test
    void loadFollowsAProfile() throws Exception {
        var profile =
                """
                {"points": [{"at": "PT0S", "percent": 30}, {"at": "PT6H", "percent": 30}],
                 "every": "PT24H", "speed": 60}
                """;
        assertThat(running.send("PUT", "/loads/FTP/profile", profile).status()).isEqualTo(200);
        var ftp = named(running.get("/loads").body().path("groups"), "group", "FTP");
        assertThat(ftp.path("percent").asDouble()).isCloseTo(30, within(1e-6));
        assertThat(ftp.path("profile").path("points")).hasSize(2);
        assertThat(ftp.path("profile").path("speed").asDouble()).isEqualTo(60);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Wed          | 404 | {\"percent\":1}    | There is no service group Wed; there are Mail, Web, FTP.",
                "Web          | 400 | {\"percent\":-1}   | A load must be from 0 to 1000 percent, and was -1.",
                "Web          | 400 | {\"percent\":1001} | A load must be from 0 to 1000 percent, and was 1001.",
                "Web          | 400 | {\"percent\":\"NaN\"} | A load must be from 0 to 1000 percent, and was NaN.",
                "Web          | 400 | {}                 | The field percent is missing.",
                "Web/profile  | 400 | {\"points\":[]}    | A profile needs one point at least.",
                "Web/profile  | 400 | {\"points\":[{\"at\":\"PT1H\"}]} | The field percent is missing.",
                "Web/profile  | 400 | {}                 | A profile needs one point at least.",
                "Web/profile  | 400 | {\"points\":[{\"percent\":1}]} | The field at is missing.",
                "Web/percent  | 404 | {\"percent\":1}    | There is nothing at PUT /loads/Web/percent.",
            })
    void whatCannotBeAskedGetsASentence(String path, int status, String body, String sentence)
            throws Exception {
        var reply = running.send("PUT", "/loads/" + path, body);
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.body().path("error").asText()).isEqualTo(sentence);
    }

    @Test
    void whatIsAskedIsKept() throws Exception {
        var prefix = Running.freePrefix();
        try (var first = Running.start(Optional.of(folder), prefix)) {
            first.send("PUT", "/loads/Web", "{\"percent\":40}");
        }
        try (var second = Running.start(Optional.of(folder), prefix)) {
            var web = named(second.get("/loads").body().path("groups"), "group", "Web");
            assertThat(web.path("percent").asDouble()).isEqualTo(40);
        }
    }

    private static JsonNode named(JsonNode list, String field, String name) {
        for (var each : list) {
            if (each.path(field).asText().equals(name)) {
                return each;
            }
        }
        throw new AssertionError("no " + name + " in " + list);
    }
}
