package io.emberkeep.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.emberkeep.contract.wire.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Power saving by itself, with all parts: loads measured, groups judged, transitions carried out, and taken back. */
final class PowerSavingTest {

    private static final Duration BOUND = Duration.ofSeconds(90);
    private static final String POWER =
            """
            settings:
              power:
                measuringPeriod: 1s
                staleAfter: 6s
                minimumTimes: {awake: 0s, asleep: 0s, moderate: 0s}
                payBack: none
                grace: 0s
            """;

    private final TestSystem system = TestSystem.shared();
    private final Calm calm = new Calm(system);

    @BeforeEach
    void begin() {
        new Inventories(system).apply("");
        calm.restore();
        adapter("--set", "emberkeep.loads.period=PT1S");
        // Before anybody judges: who has nothing to do goes light.
        ask("70");
        new Inventories(system).apply(POWER);
        calm.awaitWatched();
    }

    /** Whatever a test left, the next ones find the pool moderate, and nobody who saves power. */
    @AfterEach
    void moderateAgain() {
        system.command("power", "mode", "automatic").ok();
        ask("70");
        awaitShape("moderate", 6);
        new Inventories(system).apply("");
        ask("0");
        adapter();
        calm.restore();
    }

    @Test
    void aPoolWithLittleToDoIsGatheredOnOneHostAndComesBackWithItsLoad() {
        awaitShape("moderate", 6);
        var start = Instant.now();
        var incidents = system.incidents().size();
        try (var first = new Callers(system.address("127.21.14.103"));
                var second = new Callers(system.address("127.21.14.106"));
                var records = new Records(system)) {
            ask("5");
            awaitShape("light", 3);
            Patience.until(
                    "RS2 and RS3 sleep",
                    BOUND,
                    () -> asleep().equals(Set.of("RS2", "RS3")),
                    this::seen);
            calm.awaitWatched();
            assertThat(system.incidents()).hasSize(incidents);
            account();
            ask("70");
            awaitShape("moderate", 6);
            Patience.until("all hosts are awake", BOUND, () -> asleep().isEmpty(), this::seen);
            calm.awaitWatched();
            assertThat(records.faults()).isEmpty();
            assertThat(first.servers().getLast()).isEqualTo("F1");
            assertThat(second.servers()).containsExactly("F2", "F1", "F2");
            gaps(first, second);
        }
        assertThat(calm.conflictsSince(start)).as("two servers on one VIP").isEmpty();
        assertThat(system.incidents()).hasSize(incidents);
    }

    /** What sleeps saves, told by transition; and no second of it is lost with the power-service (PSS-10). */
    private void account() {
        Patience.until("something is saved", BOUND, () -> saved(energy()) > 0, this::seen);
        var before = energy();
        assertThat(decided(before)).isCloseTo(saved(before), within(1e-9));
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

    /** Missing while the power-service is away. */
    private JsonNode energy() {
        var answer = system.command("energy", "-o", "json");
        try {
            return answer.code() == 0
                    ? Json.mapper().readTree(answer.output())
                    : MissingNode.getInstance();
        } catch (JsonProcessingException bad) {
            throw new AssertionError(answer.output(), bad);
        }
    }

    private static double saved(JsonNode energy) {
        return energy.path("saved").path("kilowattHours").asDouble();
    }

    private static double decided(JsonNode energy) {
        return TestSystem.stream(energy.path("decisions"))
                .mapToDouble(PowerSavingTest::saved)
                .sum();
    }

    @Test
    void inTheModeApproveNothingMovesBeforeAnOperatorSaysSo() {
        awaitShape("moderate", 6);
        system.command("power", "mode", "approve").ok();
        ask("5");
        Patience.until("Web is proposed", BOUND, () -> proposed("Web") != null, this::seen);
        assertThat(operation()).hasSize(6);
        var shown = system.command("plans").ok().output();
        assertThat(shown).contains("Web going light, proposed").contains("suspend W2 on RS3");
        system.command("plans", "approve", proposed("Web")).ok();
        Patience.until("Web is light", BOUND, () -> condition("Web").equals("light"), this::seen);
        assertThat(operation()).hasSizeGreaterThanOrEqualTo(5);
    }

    /** The kept server holds the whole group's VIPs: so does its standby, until it is back (SIF-6, SIF-7). */
    @Test
    void aKeptServerThatFailsIsRecoveredWhileThePoolIsLight() {
        ask("5");
        awaitShape("light", 3);
        try (var callers = new Callers(system.address("127.21.14.106"))) {
            Patience.until(
                    "clients are served by F1",
                    BOUND,
                    () -> callers.servers().equals(List.of("F1")),
                    () -> callers.changes().toString());
            var start = Instant.now();
            system.fault("crash", "F1");
            Patience.until(
                    "the standby serves F2's VIP too",
                    BOUND,
                    () -> callers.first("Fb", start).isPresent(),
                    () -> callers.changes().toString());
            Patience.until(
                    "F1 is back with both",
                    BOUND,
                    () -> system.server("F1").path("vips").size() == 2,
                    this::seen);
            assertThat(calm.conflictsSince(start)).isEmpty();
        }
    }

    /** Printed and not judged: how long a time is on a busy machine is for the benchmarks. */
    private static void gaps(Callers... all) {
        for (var callers : all) {
            Instant since = null;
            for (var change : callers.changes()) {
                if (change.server().isEmpty()) {
                    since = change.at();
                } else if (since != null) {
                    System.out.printf(
                            "power saving: a VIP was silent for %d ms, then %s%n",
                            Duration.between(since, change.at()).toMillis(), change.server().get());
                    since = null;
                }
            }
        }
    }

    private void adapter(String... options) {
        var words = new java.util.ArrayList<>(List.of("part", "start", "hypervisor-adapter"));
        words.addAll(List.of(options));
        system.command("part", "stop", "hypervisor-adapter").ok();
        system.command(Duration.ofSeconds(60), words.toArray(String[]::new)).ok();
    }

    private void ask(String percent) {
        for (var group : List.of("Mail", "Web", "FTP")) {
            system.command("load", group, percent + "%").ok();
        }
    }

    private void awaitShape(String shape, int serving) {
        Patience.until(
                "every group is " + shape,
                BOUND,
                () ->
                        List.of("Mail", "Web", "FTP").stream()
                                        .allMatch(group -> condition(group).equals(shape))
                                && operation().size() == serving,
                this::seen);
    }

    private String condition(String group) {
        return TestSystem.stream(Http.get(system.pool() + "/groups"))
                .filter(one -> one.path("name").asText().equals(group))
                .map(one -> one.path("condition").asText())
                .findFirst()
                .orElseThrow();
    }

    private List<String> operation() {
        return TestSystem.stream(Http.get(system.pool() + "/records/operation"))
                .map(row -> row.path("server").asText())
                .toList();
    }

    private Set<String> asleep() {
        return TestSystem.stream(Http.get(system.pool() + "/records/sleeping"))
                .map(row -> row.path("host").asText())
                .collect(Collectors.toSet());
    }

    private String proposed(String group) {
        return TestSystem.stream(Http.get(system.pool() + "/transitions?state=proposed"))
                .filter(one -> one.path("group").asText().equals(group))
                .map((JsonNode one) -> one.path("id").asText())
                .findFirst()
                .orElse(null);
    }

    private String seen() {
        return system.command("groups").output() + system.command("plans").output();
    }
}
