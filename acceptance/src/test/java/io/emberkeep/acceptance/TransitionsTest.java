package io.emberkeep.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.emberkeep.contract.configuration.PoolConfiguration;
import io.emberkeep.contract.configuration.TransitionKind;
import io.emberkeep.contract.id.GroupId;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.load.LoadClass;
import io.emberkeep.contract.transition.HostPower;
import io.emberkeep.contract.wire.Json;
import io.emberkeep.power.classify.GroupWatch;
import io.emberkeep.power.classify.Judgement;
import io.emberkeep.power.plan.PoolPlan;
import io.emberkeep.power.plan.PoolView;
import io.emberkeep.power.plan.PowerPlanner;
import io.emberkeep.power.plan.PowerPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Figure 4 of the compound paper and its reverse on real processes: two groups gathered in place, one migrated, two
 * hosts suspended; what is planned is carried out by hand, and the monitors watch meanwhile (SIF-10, SIF-11).
 */
final class TransitionsTest {

    private static final Duration BOUND = Duration.ofSeconds(60);
    private static final List<String> GROUPS = List.of("Mail", "Web", "FTP");

    private final TestSystem system = TestSystem.shared();
    private final Calm calm = new Calm(system);
    private PowerHand hand;

    @BeforeEach
    void begin() {
        new Inventories(system).apply("");
        calm.restore();
        calm.awaitWatched();
        hand = new PowerHand(system);
    }

    /** Whatever a test left, the next ones find the pool moderate. */
    @AfterEach
    void moderateAgain() {
        become(LoadClass.MODERATE);
        hand.close();
        calm.restore();
    }

    @Test
    void figureFourAndItsReverseMoveEveryVipAndCauseNoTrouble() {
        var start = Instant.now();
        var before = configuration();
        var incidents = system.incidents().size();
        try (var first = new Callers(system.address("127.21.14.103"));
                var second = new Callers(system.address("127.21.14.106"));
                var records = new Records(system)) {
            become(LoadClass.LIGHT);
            assertThat(asleep()).containsExactlyInAnyOrder("RS2", "RS3");
            assertThat(power("RS2")).isEqualTo("SUSPENDED");
            assertThat(configuration().operation()).hasSize(3);
            assertThat(configuration().liveMigration()).hasSize(1);
            // Suspended servers on suspended hosts and VIPs that moved are watched for two
            // intervals more.
            calm.awaitWatched();
            assertThat(system.incidents()).hasSize(incidents);
            become(LoadClass.MODERATE);
            calm.awaitWatched();
            var after = configuration();
            assertThat(after.operation()).isEqualTo(before.operation());
            assertThat(after.suspend()).isEmpty();
            assertThat(after.liveMigration()).isEmpty();
            assertThat(asleep()).isEmpty();
            assertThat(records.faults()).isEmpty();
            assertThat(first.servers()).containsExactly("F1");
            assertThat(second.servers()).containsExactly("F2", "F1", "F2");
            gaps(first, second);
        }
        assertThat(calm.conflictsSince(start)).as("two servers on one VIP").isEmpty();
        assertThat(system.incidents()).hasSize(incidents);
    }

    /** Its VIPs are the whole group's: the standby takes them all, and gives them all back (SIF-6, SIF-7). */
    @Test
    void aKeptServerThatFailsIsRecoveredWithTheWholeGroupsVips() {
        become(LoadClass.LIGHT);
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
                    () -> system.server("F1").path("vips").size() == 2 && served(callers, "F1"),
                    () -> system.server("F1") + " " + callers.changes());
            assertThat(calm.conflictsSince(start)).isEmpty();
        }
    }

    private static boolean served(Callers callers, String server) {
        return !callers.servers().isEmpty() && callers.servers().getLast().equals(server);
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
                            "transition: a VIP was silent for %d ms, then %s%n",
                            Duration.between(since, change.at()).toMillis(), change.server().get());
                    since = null;
                }
            }
        }
    }

    private void become(LoadClass shape) {
        for (var group : GROUPS) {
            var name = new GroupId(group);
            var judged = new Judgement(GroupWatch.first(name), shape, "by hand");
            for (var plan : plan(Map.of(name, judged)).groups()) {
                hand.take(
                        id(group),
                        shape == LoadClass.LIGHT
                                ? TransitionKind.GOING_LIGHT
                                : TransitionKind.GOING_MODERATE,
                        Optional.of(name),
                        plan.steps());
            }
        }
        var sleeps = plan(Map.of()).sleeps();
        if (shape == LoadClass.LIGHT && !sleeps.isEmpty()) {
            hand.take(id("sleep"), TransitionKind.SLEEPING, Optional.empty(), sleeps);
        }
    }

    private static String id(String of) {
        return of + "-" + System.nanoTime();
    }

    private PoolPlan plan(Map<GroupId, Judgement> judged) {
        var configuration = configuration();
        var power = new HashMap<HostId, HostPower>();
        configuration
                .inventory()
                .hosts()
                .forEach(
                        host ->
                                power.put(
                                        host.name(),
                                        new HostPower(HostPower.State.AWAKE, Instant.EPOCH)));
        configuration
                .sleeping()
                .forEach(
                        row ->
                                power.put(
                                        row.host(),
                                        new HostPower(HostPower.State.ASLEEP, row.since())));
        return PowerPlanner.plan(
                new PoolView(configuration, power, Map.of(), Instant.now()),
                judged,
                PowerPolicy.PAPER);
    }

    private List<String> asleep() {
        return configuration().sleeping().stream().map(row -> row.host().value()).toList();
    }

    private String power(String host) {
        return TestSystem.stream(system.truth().path("hosts"))
                .filter(one -> one.path("name").asText().equals(host))
                .map(one -> one.path("power").asText())
                .findFirst()
                .orElseThrow();
    }

    private PoolConfiguration configuration() {
        JsonNode json = Http.get(system.pool() + "/configuration");
        return Json.mapper().convertValue(json, PoolConfiguration.class);
    }
}
