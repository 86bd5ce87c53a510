package io.emberkeep.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Planned moves with all parts, in a pool that saves nothing by itself: a host is drained and given back, a server moves. */
final class DrainTest {

    private static final Duration BOUND = Duration.ofSeconds(60);
    private static final Duration PACE = Duration.ofMillis(20);

    /** The testbed's machines lose no packet: who does not answer within it is not there. */
    private static final Duration TIMEOUT = Duration.ofMillis(100);

    private static final int REFUSED = 4;

    private final TestSystem system = TestSystem.shared();
    private final Calm calm = new Calm(system);

    @BeforeEach
    void begin() {
        new Inventories(system).apply("");
        calm.restore();
        calm.awaitWatched();
    }

    @AfterEach
    void allBack() {
        system.command("maintenance", "off", "RS3").ok();
        if ("RS2".equals(hosts().get("W2"))) {
            system.command(BOUND, "move", "W2", "RS3").ok();
        }
        awaitAllHome();
        calm.restore();
    }

    @Test
    void aDrainedHostHasNobodyInOperationUntilItsMaintenanceEnds() {
        var home = hosts();
        var planned = system.command("drain", "RS3", "--dry-run").ok().output();
        assertThat(planned).contains("suspend W2 on RS3").contains("put RS3 in maintenance");
        assertThat(hosts()).isEqualTo(home);
        var start = Instant.now();
        var clients = clients();
        try (var records = new Records(system)) {
            var said = system.command(BOUND, "drain", "RS3").ok().output();
            assertThat(said)
                    .contains("x 5/5 put RS3 in maintenance")
                    .contains("RS3 is drained and in maintenance");
            assertThat(hosts()).hasSize(4).doesNotContainValue("RS3");
            assertServedBy(clients, Map.of("105", "W1", "106", "F1"));
            refusals();
            // Whoever is left is recovered as ever: here one that holds its whole group's VIPs.
            var fault = Instant.now();
            system.fault("crash", "F1");
            Patience.until(
                    "its standby has F2's VIP too",
                    BOUND,
                    () -> answeredSince(clients.get("106"), fault, "Fb"),
                    this::seen);
            Patience.until(
                    "F1 is back with both",
                    BOUND,
                    () -> system.server("F1").path("vips").size() == 2,
                    this::seen);
            assertThat(hosts()).hasSize(4).doesNotContainValue("RS3");
            system.command("maintenance", "off", "RS3").ok();
            awaitAllHome();
            assertServedBy(clients, Map.of("105", "W2", "106", "F2"));
            assertThat(records.faults()).isEmpty();
            assertThat(hosts()).isEqualTo(home);
            gaps("105", clients.get("105"));
        } finally {
            clients.values().forEach(VipClient::close);
        }
        assertThat(calm.conflictsSince(start)).as("two servers on one VIP").isEmpty();
    }

    private void refusals() {
        refused("RS3 is in maintenance already", "drain", "RS3");
        refused("RS3 is in maintenance", "move", "W1", "RS3");
        refused("W2 is suspended: only a server that runs can be moved", "move", "W2", "RS1");
        refused("there is no host RS9", "drain", "RS9");
        refused("--force drains it nevertheless", "drain", "MS");
    }

    private void refused(String reason, String... words) {
        var ended = system.command(words);
        assertThat(ended.output()).contains(reason);
        assertThat(ended.code()).isEqualTo(REFUSED);
    }

    @Test
    void aServerMovesToAnotherHostAndBackAndItsClientsSeeNobodyElse() {
        system.command("power", "mode", "report-only").ok();
        var incidents = system.incidents().size();
        try (var client = client("105")) {
            assertThat(system.command(BOUND, "move", "W2", "RS2").ok().output())
                    .contains("x 1/1 move W2 from RS3 to RS2")
                    .contains("W2 is on RS2.");
            assertThat(hosts()).containsEntry("W2", "RS2");
            calm.awaitWatched();
            system.command(BOUND, "move", "W2", "RS3").ok();
            assertThat(hosts()).containsEntry("W2", "RS3");
            calm.awaitWatched();
            assertThat(client.attempts().stream().flatMap(one -> one.server().stream()))
                    .containsOnly("W2");
            gaps("105", client);
        } finally {
            system.command("power", "mode", "automatic").ok();
        }
        assertThat(system.incidents()).hasSize(incidents);
    }

    private Map<String, VipClient> clients() {
        var all = new TreeMap<String, VipClient>();
        for (var last = 101; last <= 106; last++) {
            all.put("" + last, client("" + last));
        }
        return all;
    }

    private VipClient client(String last) {
        return new VipClient(system.address("127.21.14." + last), VipClient.NAMES, PACE, TIMEOUT);
    }

    /** Those, and every other VIP by its own server. */
    private void assertServedBy(Map<String, VipClient> clients, Map<String, String> moved) {
        var wanted =
                new TreeMap<>(
                        Map.of(
                                "101", "M1", "102", "W1", "103", "F1", "104", "M2", "105", "W2",
                                "106", "F2"));
        wanted.putAll(moved);
        Patience.until(
                "VIPs are served by " + wanted,
                BOUND,
                () -> serving(clients).equals(wanted),
                () -> serving(clients).toString());
    }

    private static Map<String, String> serving(Map<String, VipClient> clients) {
        var now = new TreeMap<String, String>();
        clients.forEach(
                (vip, client) -> {
                    var attempts = client.attempts();
                    if (!attempts.isEmpty()) {
                        now.put(vip, attempts.getLast().server().orElse("nobody"));
                    }
                });
        return now;
    }

    private static boolean answeredSince(VipClient client, Instant since, String server) {
        return client.attempts().stream()
                .anyMatch(
                        one -> one.at().isAfter(since) && one.server().equals(Optional.of(server)));
    }

    private void awaitAllHome() {
        Patience.until(
                "every server serves where it belongs",
                BOUND,
                () ->
                        hosts().equals(
                                                Map.of(
                                                        "M1", "RS1", "W1", "RS1", "F1", "RS2", "M2",
                                                        "RS2", "W2", "RS3", "F2", "RS3"))
                                && open() == 0,
                this::seen);
    }

    private long open() {
        return TestSystem.stream(Http.get(system.pool() + "/configuration").path("transitions"))
                .count();
    }

    /** Who is in operation, and where. */
    private Map<String, String> hosts() {
        var hosts = new LinkedHashMap<String, String>();
        TestSystem.stream(Http.get(system.pool() + "/records/operation"))
                .forEach(
                        row ->
                                hosts.put(
                                        row.path("server").asText(),
                                        row.path("realServer").asText()));
        return hosts;
    }

    /** Printed and not judged: how long a time is on a busy machine is for the benchmarks. */
    private static void gaps(String vip, VipClient client) {
        Instant good = null;
        var failed = false;
        for (var attempt : client.attempts()) {
            if (attempt.server().isEmpty()) {
                failed = true;
                continue;
            }
            if (failed && good != null) {
                System.out.printf(
                        "planned move: VIP %s was silent for %d ms, then %s%n",
                        vip,
                        Duration.between(good, attempt.at()).toMillis(),
                        attempt.server().get());
            }
            failed = false;
            good = attempt.at();
        }
    }

    private String seen() {
        return hosts() + system.command("plans").output();
    }
}
