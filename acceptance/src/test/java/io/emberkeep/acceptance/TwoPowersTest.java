package io.emberkeep.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.emberkeep.acceptance.PowerWalk.Way;
import io.emberkeep.acceptance.Walk.Kill;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two power-services side by side: the pools are spread over them, and one goes on where the other was killed. */
final class TwoPowersTest {

    private static final Duration BOUND = Duration.ofSeconds(90);
    private static final String FIRST = "power-service";
    private static final String SECOND = TestSystem.SECOND_POWER;

    private static TestSystem system;
    private static Parts parts;
    private static PowerWords power;
    private static PowerWalk walk;

    @BeforeAll
    static void start() {
        system = TestSystem.shared();
        parts = new Parts(system);
        var calm = new Calm(system);
        calm.restore();
        power = new PowerWords(system);
        power.begin();
        new Inventories(system).apply(PowerWalk.SETTINGS);
        calm.awaitWatched();
        parts.give("start", SECOND);
        walk = new PowerWalk(system, power);
    }

    @AfterAll
    static void stop() {
        walk.close();
        parts.startIfDown(FIRST);
        parts.give("stop", SECOND);
        power.end();
        new Calm(system).restore();
    }

    /** A pool's samples come to one of them, by its name: each has half of all names. */
    @Test
    void thePoolsAreSpreadOverThem() throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", system.kafka()))) {
            Patience.until(
                    "each has its half",
                    BOUND,
                    () -> shares(admin).equals(List.of(2, 2)),
                    () -> group(admin).toString());
            assertThat(
                            group(admin).members().stream()
                                    .flatMap(one -> one.assignment().topicPartitions().stream())
                                    .map(TopicPartition::partition))
                    .containsExactlyInAnyOrder(0, 1, 2, 3);
        }
        assertThat(lookAfterIt()).hasSize(1);
    }

    /** Whoever has the pool is killed in the middle, both times; he is away until the other one is done. */
    @Test
    void theOtherOneGoesOnWhereTheFirstWasKilled() {
        kill(Way.GATHERED, "FTP going light: begun migrate F1 from RS2 to RS1");
        kill(Way.BACK, "FTP going moderate: begun move 127.21.14.106 from F1 to F2");
    }

    private static void kill(Way way, String moment) {
        Patience.until(
                "somebody looks after the pool",
                BOUND,
                () -> lookAfterIt().size() == 1,
                () -> lookAfterIt().toString());
        var one = lookAfterIt().getFirst();
        var other = one.equals(FIRST) ? SECOND : FIRST;
        var result = walk.goOnWithout(way, new Kill(moment, List.of(one)));
        System.out.printf(
                "two power-services: %s, %s killed: %d ms, a VIP silent for %d ms%s%n",
                way.title(),
                one,
                result.took().toMillis(),
                result.silence().toMillis(),
                result.detour() ? ", taken back and done again" : "");
        assertThat(result.met()).as(moment + " in " + result.moments()).isTrue();
        assertThat(lookAfterIt()).containsExactly(other);
        assertThat(holder()).isEqualTo(other.equals(FIRST) ? "power-1" : "power-2");
        assertThat(system.command("groups").ok().output()).contains("Pool sample");
        parts.give("start", one);
    }

    /** Who worked on FTP's newest transition last. */
    private static String holder() {
        return TestSystem.stream(Http.get(system.pool() + "/transitions?size=20"))
                .filter(one -> one.path("group").asText().equals("FTP"))
                .map(one -> one.path("holder").asText())
                .findFirst()
                .orElseThrow();
    }

    /** Those that answer for the pool. */
    private static List<String> lookAfterIt() {
        return Stream.of(FIRST, SECOND)
                .filter(one -> answers(one.equals(FIRST) ? system.power() : system.secondPower()))
                .toList();
    }

    private static boolean answers(String url) {
        try {
            return Http.send("GET", url + "/api/v1/pools/sample/power", null, null).status() == 200;
        } catch (java.io.UncheckedIOException dead) {
            return false;
        }
    }

    private static List<Integer> shares(Admin admin) {
        return group(admin).members().stream()
                .map(one -> one.assignment().topicPartitions().size())
                .collect(Collectors.toList());
    }

    private static ConsumerGroupDescription group(Admin admin) {
        try {
            return admin.describeConsumerGroups(List.of(FIRST)).describedGroups().get(FIRST).get();
        } catch (ExecutionException failure) {
            throw new AssertionError(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopped);
        }
    }
}
