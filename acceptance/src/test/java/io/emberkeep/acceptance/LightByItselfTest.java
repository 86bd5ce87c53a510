package io.emberkeep.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.emberkeep.contract.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample pool as it is delivered, right after its start: nobody asks for anything, so it goes light, and comes back with load. */
final class LightByItselfTest {

    private static final Duration BOUND = Duration.ofSeconds(90);
    private static final List<String> GROUPS = List.of("Mail", "Web", "FTP");

    /** Light a good while before the pool itself was, and so before any sample is missing. */
    private static final String SOONER =
            "power: {measuringPeriod: 2s, staleAfter: 6s, inARow: 2, payBack: none, grace: 0s}\n";

    @TempDir private Path folder;
    private TestSystem system;
    private Calm calm;
    private PowerWords power;

    private void begin() throws IOException {
        var inventory = Files.writeString(folder.resolve("sample.yaml"), Inventories.asDelivered());
        system = TestSystem.begunWith(inventory);
        calm = new Calm(system);
        power = new PowerWords(system);
    }

    @AfterEach
    void moderateAgain() {
        power.end();
        calm.restore();
    }

    @Test
    void thePoolIsGatheredOnOneHostAndComesBackWithItsLoad() throws IOException {
        var start = Instant.now();
        // Before the system: a slow start must not hide who served first.
        try (var first = new Callers(TestSystem.at("127.21.14.103"));
                var second = new Callers(TestSystem.at("127.21.14.106"))) {
            begin();
            try (var records = new Records(system)) {
                awaitShape("light", "asleep");
                assertThat(hostsThatAreOn()).containsExactlyInAnyOrder("MS", "RS1");
                calm.awaitWatched();
                assertThat(hostsThatAreOn()).containsExactlyInAnyOrder("MS", "RS1");
                why();
                account();
                whatWasMeasuredIsReplayed();
                power.load("all", "70");
                awaitShape("moderate", "awake");
                assertThat(hostsThatAreOn()).containsExactlyInAnyOrder("MS", "RS1", "RS2", "RS3");
                calm.awaitWatched();
                assertThat(records.faults()).isEmpty();
            }
            assertThat(first.servers().getLast()).isEqualTo("F1");
            assertThat(second.servers()).containsExactly("F2", "F1", "F2");
            first.printGaps();
            second.printGaps();
        }
        assertThat(calm.conflictsSince(start)).as("two servers on one VIP").isEmpty();
        assertThat(system.incidents()).isEmpty();
    }

    private void awaitShape(String shape, String others) {
        GROUPS.forEach(group -> power.expectShape(group, shape));
        power.expectPower("RS2", others);
        power.expectPower("RS3", others);
        var serving = shape.equals("light") ? 3 : 6;
        assertThat(Http.get(system.pool() + "/records/operation")).hasSize(serving);
    }

    private List<String> hostsThatAreOn() {
        return TestSystem.stream(system.truth().path("hosts"))
                .filter(host -> host.path("power").asText().equals("ON"))
                .map(host -> host.path("name").asText())
                .toList();
    }

    /** What was decided about a group and a host is kept, and a group is judged again to the same end (DESIGN rule 11). */
    private void why() {
        Patience.until(
                "why Web went light is kept",
                BOUND,
                () ->
                        decisions("Web").stream()
                                .anyMatch(
                                        one ->
                                                one.path("decided")
                                                                .asText()
                                                                .startsWith("goes light: ")
                                                        && one.path("reason")
                                                                .asText()
                                                                .equals("4 of 4 lights in a row")),
                () -> decisions("Web").toString());
        Patience.until(
                "why RS2 sleeps is kept",
                BOUND,
                () ->
                        decisions("RS2").stream()
                                .anyMatch(
                                        one ->
                                                one.path("decided")
                                                        .asText()
                                                        .equals("goes to sleep")),
                () -> decisions("RS2").toString());
        assertThat(decisions("Web")).anyMatch(one -> one.path("replay").asText().equals("same"));
        assertThat(decisions("W2")).isNotEmpty();
        assertThat(Http.get(system.power() + "/api/v1/pools/sample/power/decisions?about=RS2"))
                .isNotEmpty();
    }

    private List<JsonNode> decisions(String name) {
        return TestSystem.stream(json("why", name, "--power").path("decisions")).toList();
    }

    /** What sleeps saves, told by transition; and no second of it is lost with the power-service (PSS-10). */
    private void account() {
        Patience.until("something is saved", BOUND, () -> saved(energy()) > 0, this::seen);
        var before = energy();
        assertThat(decided(before)).isCloseTo(saved(before), within(1e-9));
        assertThat(before.path("currency").asText()).isEqualTo("EUR");
        assertThat(before.path("unaccounted")).isEmpty();
        assertThat(before.path("unseenSeconds").asDouble()).isZero();
        system.command("part", "kill", "power-service").ok();
        system.command(Duration.ofSeconds(60), "part", "start", "power-service").ok();
        Patience.until(
                "the account goes on", BOUND, () -> saved(energy()) > saved(before), this::seen);
        var after = energy();
        assertThat(after.path("from")).isEqualTo(before.path("from"));
        assertThat(after.path("unseenSeconds").asDouble()).isZero();
        assertThat(decided(after)).isCloseTo(saved(after), within(1e-9));
        assertThat(after.path("alwaysOn").path("kilowattHours").asDouble())
                .isGreaterThan(before.path("alwaysOn").path("kilowattHours").asDouble());
    }

    private void whatWasMeasuredIsReplayed() throws IOException {
        var loads = folder.resolve("loads.json");
        var policy = Files.writeString(folder.resolve("policy.yaml"), SOONER);
        var said = system.command("load", "--export", loads.toString()).ok().output();
        var messages = Files.readAllLines(loads).size();
        assertThat(said).contains("%d messages are in %s".formatted(messages, loads));
        var outcome = json("what-if", "--loads", loads.toString(), "--policy", policy.toString());
        assertThat(outcome.path("samples").asInt()).isGreaterThan(messages);
        assertThat(outcome.path("refused").asInt()).as(outcome.path("refusal").asText()).isZero();
        assertThat(outcome.path("transitions").findValuesAsText("kind")).contains("GOING_LIGHT");
    }

    private JsonNode energy() {
        return json("energy");
    }

    /** Missing while the power-service is away. */
    private JsonNode json(String... words) {
        var command = new java.util.ArrayList<>(List.of(words));
        command.addAll(List.of("-o", "json"));
        var ended = system.command(command.toArray(String[]::new));
        try {
            return ended.code() == 0
                    ? Json.mapper().readTree(ended.output())
                    : MissingNode.getInstance();
        } catch (JsonProcessingException bad) {
            throw new AssertionError(ended.output(), bad);
        }
    }

    private static double saved(JsonNode energy) {
        return energy.path("saved").path("kilowattHours").asDouble();
    }

    private static double decided(JsonNode energy) {
        return TestSystem.stream(energy.path("decisions"))
                .mapToDouble(LightByItselfTest::saved)
                .sum();
    }

    private String seen() {
        return system.command("groups").output() + system.command("plans").output();
    }
}
