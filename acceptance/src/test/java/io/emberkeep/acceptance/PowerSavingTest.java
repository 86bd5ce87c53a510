package io.emberkeep.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Power saving with all parts, beyond what {@link LightByItselfTest} shows: an operator who is asked, a kept server that fails. */
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
        // Before anybody judges: who has nothing to do goes light.
        ask("70");
        new Inventories(system).apply(POWER);
    }

    /** Whatever a test left, the next ones find the pool moderate, and nobody who saves power. */
    @AfterEach
    void moderateAgain() {
        system.command("power", "mode", "automatic").ok();
        ask("70");
        awaitShape("moderate", 6);
        new Inventories(system).apply("");
        ask("0");
        calm.restore();
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
