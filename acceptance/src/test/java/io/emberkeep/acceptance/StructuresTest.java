package io.emberkeep.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Servers that watch each other, on real processes: each is a machine of the testbed and a monitor-service of its own. */
final class StructuresTest {

    private static final Duration BOUND = Duration.ofSeconds(120);
    private static final Duration INTERVAL = Duration.ofSeconds(5);
    private static final Map<String, String> SETTINGS =
            Map.of(
                    "interval", INTERVAL.toString(),
                    "networkTimeout", "PT0.5S",
                    "serviceTimeout", "PT0.8S",
                    "maximumRestartWait", "PT20S",
                    "recoveryPoll", "PT0.3S",
                    "lease", "PT11S");
    private static final List<String> SERVERS =
            List.of("mail", "login", "ftp", "proxy", "web1", "web2");

    private static TestSystem system;
    private static Calm calm;

    @BeforeAll
    static void start() {
        system = TestSystem.ofMembers("ring", "--structure", "ring");
        calm = new Calm(system);
        var inventory = (ObjectNode) Http.get(system.pool() + "/inventory");
        var settings = (ObjectNode) inventory.path("settings");
        SETTINGS.forEach(settings::put);
        Http.send("PUT", system.sif() + "/inventory", "application/json", inventory.toString())
                .ok();
    }

    @AfterAll
    static void stop() {
        system.close();
    }

    @BeforeEach
    void aNormalRing() {
        system.command("structure", "set", "ring").ok();
        awaitNormal();
    }

    /** R Fig. 10(c): the one before them examines all three at the same tick, and recovers them (RING-2 iii). */
    @Test
    void threeNeighboursThatFailAtOnceAreRecoveredAtOnce() {
        var failed = List.of("login", "ftp", "proxy");
        var start = fail(failed);
        var incidents = awaitCovered(failed, start);
        assertThat(incidents).extracting(one -> one.path("holder").asText()).containsOnly("mail");
        assertThat(spread(incidents)).isLessThan(INTERVAL);
        assertThat(structure("mail").path("watches").path(0).path("target").asText())
                .isEqualTo("web1");
        assertThat(structure("login").path("why").asText()).startsWith("being recovered in");
        awaitNormal();
        assertThat(calm.conflictsSince(start)).isEmpty();
    }

    /** P Fig. 4(b): where the first fails together with its target, the second acts (P2P-4). */
    @Test
    void twoNeighboursOfAGroupThatFailAtOnceAreRecoveredByTwo() {
        system.command("structure", "set", "p2p").ok();
        awaitNormal();
        var failed = List.of("login", "ftp");
        var start = fail(failed);
        var incidents = awaitCovered(failed, start);
        assertThat(holders(incidents)).containsEntry("login", "mail").containsEntry("ftp", "proxy");
        assertThat(spread(incidents)).isLessThan(INTERVAL);
        awaitNormal();
        assertThat(calm.conflictsSince(start)).isEmpty();
    }

    @Test
    void theStructureChangesAndNobodyIsUnwatchedForLongerThanAnInterval() throws Exception {
        var longest = new HashMap<String, Duration>();
        var over = new AtomicBoolean();
        var looking = Thread.ofVirtual().start(() -> look(longest, over));
        for (var structure : List.of("p2p", "dedicated", "ring", "p2p", "ring")) {
            system.command("structure", "set", structure).ok();
            Patience.pause(INTERVAL);
        }
        over.set(true);
        looking.join();
        assertThat(longest).containsOnlyKeys(SERVERS);
        assertThat(longest.values()).allMatch(gap -> gap.compareTo(INTERVAL) < 0);
    }

    @Test
    void aStructureThatThePoolCannotHaveIsRefusedWithASentence() {
        var unknown = system.command("structure", "set", "star");
        assertThat(unknown.code()).isNotZero();
        assertThat(unknown.output()).contains("star");
        var small = system.command("structure", "set", "ring", "--ring-size", "3");
        assertThat(small.code()).isNotZero();
        assertThat(small.output()).contains("at least 5");
        awaitNormal();
    }

    /** In the middle of an interval, as the papers' experiments do: the last heartbeats are out, the next not yet. */
    private static Instant fail(List<String> servers) {
        var now = Instant.now();
        var interval = INTERVAL.toMillis();
        var middle = (now.toEpochMilli() / interval + 1) * interval + interval / 2;
        Patience.pause(Duration.ofMillis(middle - now.toEpochMilli()));
        servers.forEach(server -> system.fault("shutdown", server));
        return now;
    }

    private static List<JsonNode> awaitCovered(List<String> servers, Instant since) {
        Patience.until(
                "the standbys of " + servers + " serve",
                BOUND,
                () ->
                        of(servers, since).size() == servers.size()
                                && of(servers, since).stream()
                                        .allMatch(
                                                one -> one.path("functionRecoveredAt").isTextual()),
                () -> system.incidents().toString());
        return of(servers, since);
    }

    private static List<JsonNode> of(List<String> servers, Instant since) {
        return system.incidents().stream()
                .filter(one -> servers.contains(one.path("target").asText()))
                .filter(one -> !detected(one).isBefore(since))
                .toList();
    }

    private static Map<String, String> holders(List<JsonNode> incidents) {
        return incidents.stream()
                .collect(
                        Collectors.toMap(
                                one -> one.path("target").asText(),
                                one -> one.path("holder").asText()));
    }

    private static Duration spread(List<JsonNode> incidents) {
        var all = incidents.stream().map(StructuresTest::detected).sorted().toList();
        return Duration.between(all.getFirst(), all.getLast());
    }

    private static Instant detected(JsonNode incident) {
        return Instant.parse(incident.path("detectedAt").asText());
    }

    /** Nobody is apart, each serves, and each is watched by another. */
    private static void awaitNormal() {
        Patience.until(
                "everything is as at the start",
                BOUND,
                () ->
                        members().noneMatch(one -> one.path("apart").asBoolean())
                                && SERVERS.stream().allMatch(StructuresTest::serves)
                                && watched().containsAll(SERVERS),
                () ->
                        Http.get(system.pool() + "/structure").toString()
                                + system.incidents()
                                + watched());
    }

    private static boolean serves(String server) {
        return system.server(server).path("state").asText().equals("serving");
    }

    private static Stream<JsonNode> members() {
        return TestSystem.stream(Http.get(system.pool() + "/structure").path("members"));
    }

    private static JsonNode structure(String member) {
        return members()
                .filter(one -> one.path("server").asText().equals(member))
                .findFirst()
                .orElseThrow();
    }

    /** Who is watched by another member's process now, as that says itself. */
    private static Set<String> watched() {
        var all = new HashSet<String>();
        for (var member : SERVERS) {
            var url =
                    system.run()
                            .path("parts")
                            .path("monitor-service-" + member)
                            .path("url")
                            .asText();
            TestSystem.stream(Http.get(url + "/api/v1/targets"))
                    .map(one -> one.path("target").asText())
                    .filter(target -> !target.equals(member))
                    .forEach(all::add);
        }
        return all;
    }

    private static void look(Map<String, Duration> longest, AtomicBoolean over) {
        var since = new HashMap<String, Instant>();
        SERVERS.forEach(server -> since.put(server, Instant.now()));
        while (!over.get()) {
            var watched = watched();
            var now = Instant.now();
            for (var server : SERVERS) {
                longest.merge(
                        server,
                        Duration.between(since.get(server), now),
                        (one, other) -> Stream.of(one, other).max(Comparator.naturalOrder()).get());
                if (watched.contains(server)) {
                    since.put(server, now);
                }
            }
            Patience.pause(Duration.ofMillis(50));
        }
    }
}
