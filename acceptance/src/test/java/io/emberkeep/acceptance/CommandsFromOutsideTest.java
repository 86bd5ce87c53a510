package io.emberkeep.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as users and scripts meet it, against a running system. */
final class CommandsFromOutsideTest {

    private final TestSystem system = TestSystem.shared();
    @TempDir private Path folder;

    @Test
    void statusHasTheDocumentedFields() throws IOException {
        var status = json(system.command("status", "--output", "json").ok().output());
        assertThat(fields(status)).contains("pool", "revision", "mode", "hosts", "servers");
        assertThat(fields(status.path("hosts").path(0))).contains("name", "ip", "mac", "power");
        assertThat(fields(status.path("servers").path(0)))
                .contains("name", "group", "host", "ip", "vips", "record", "state", "services");
        assertThat(fields(status.path("servers").path(0).path("services").path(0)))
                .contains("name", "port");
        assertThat(status.path("servers")).hasSize(9);
    }

    @Test
    void incidentsHaveTheDocumentedFields() throws IOException {
        var calm = new Calm(system);
        calm.restore();
        new Inventories(system).apply("");
        calm.awaitWatched();
        var log = new IncidentLog(system, java.time.Instant.now());
        system.fault("stop-service", "M2", "postfix");
        Patience.until(
                "M2 recovers",
                Duration.ofSeconds(60),
                () -> log.count("M2", "TARGET_RECOVERED") == 1,
                () -> log.entries().toString());
        var incident = json(system.command("incidents", "--output", "json").ok().output()).path(0);
        assertThat(fields(incident))
                .contains("id", "target", "trouble", "epoch", "state", "refusal", "steps")
                .contains("functionRecoverySeconds", "takeoverSeconds", "targetRecoverySeconds");
        assertThat(fields(incident.path("steps").path(0))).contains("at", "job", "step", "detail");
        var shown = system.command("incidents", incident.path("id").asText()).ok().output();
        assertThat(shown).contains("DETECTED", "VIPS_SET", "TARGET_RECOVERED");
        whyShowsAndReplaysTheDecisions(incident.path("id").asText());
    }

    private void whyShowsAndReplaysTheDecisions(String incident) throws IOException {
        var why = json(system.command("why", incident, "--output", "json").ok().output());
        assertThat(fields(why)).contains("incident", "target", "state", "replayed", "same");
        assertThat(why.path("same")).isEqualTo(why.path("replayed"));
        var first = why.path("decisions").path(0);
        assertThat(fields(first))
                .contains("at", "core", "subject", "came", "decided", "reason", "routine")
                .contains("replay")
                .doesNotContain("facts");
        assertThat(first.path("core").asText()).isEqualTo("dbss");
        var shown = system.command("why", incident.substring(0, 12)).ok().output();
        assertThat(shown).contains("DETECTED", "granted (standby Mb", "all the same");
    }

    @Test
    void aSecondUpSaysThatOneRunsAndChangesNothing() {
        var before = system.run();
        var second = system.command(Duration.ofSeconds(60), "up", "--detach");
        assertThat(second.code()).isEqualTo(1);
        assertThat(second.output()).containsIgnoringCase("already").doesNotContain("\tat ");
        assertThat(system.run()).isEqualTo(before);
    }

    @Test
    void applyingAnInventoryTwiceChangesNothing() throws IOException {
        new Calm(system).restore();
        var file = Files.writeString(folder.resolve("pool.yaml"), new Inventories(system).text(""));
        system.command("inventory", "apply", file.toString()).ok();
        var revision = Http.get(system.pool() + "/status").path("revision").asLong();
        var again = system.command("inventory", "apply", file.toString()).ok();
        assertThat(again.output()).containsIgnoringCase("nothing");
        assertThat(Http.get(system.pool() + "/status").path("revision").asLong())
                .isEqualTo(revision);
        assertThat(system.command("inventory", "diff", file.toString()).ok().output())
                .containsIgnoringCase("nothing");
    }

    @Test
    void thePapersManagementDataImport() {
        var checked =
                system.command("inventory", "check", Shell.ROOT.resolve("samples/dat").toString());
        assertThat(checked.code()).as(checked.output()).isZero();
        for (var file : new String[] {"M1.dat", "Mb.dat"}) {
            var alone =
                    system.command(
                            "inventory",
                            "check",
                            Shell.ROOT.resolve("samples/dat/" + file).toString());
            assertThat(alone.code()).as(alone.output()).isZero();
        }
        var diff =
                system.command("inventory", "diff", Shell.ROOT.resolve("samples/dat").toString());
        assertThat(diff.ok().output()).contains("M1", "Mb", "RS-172.21.14.201");
    }

    @Test
    void wrongWordsAreRefusedWithASentenceAndWithoutAStackTrace() {
        for (var words :
                new String[][] {
                    {"no-such-command"},
                    {"return", "W1"},
                    {"return", "nobody"},
                    {"maintenance", "on", "nobody"},
                    {"maintenance", "sideways", "W1"},
                    {"fault", "explode", "W1"},
                    {"fault", "crash", "nobody"},
                    {"incidents", "none-such"},
                    {"why"},
                    {"why", "none-such"},
                    {"inventory", "check", "/no/such/file"},
                    {"status", "--output", "xml"},
                }) {
            var ended = system.command(words);
            assertThat(ended.code()).as(String.join(" ", words)).isIn(1, 2, 4);
            assertThat(ended.output())
                    .as(String.join(" ", words))
                    .isNotBlank()
                    .doesNotContain("Exception")
                    .doesNotContain("\tat ");
        }
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }

    private static Set<String> fields(JsonNode node) {
        var names = new TreeSet<String>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
