package io.emberkeep.hypervisor.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.emberkeep.contract.configuration.Mode;
import io.emberkeep.contract.configuration.PoolConfiguration;
import io.emberkeep.contract.configuration.PowerMode;
import io.emberkeep.contract.configuration.Rows.SleepRow;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.PoolId;
import io.emberkeep.contract.id.Revision;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.id.TransitionId;
import io.emberkeep.contract.inventory.HostDefinition;
import io.emberkeep.contract.inventory.Inventory;
import io.emberkeep.contract.inventory.InventoryFile;
import io.emberkeep.contract.load.LoadSample;
import io.emberkeep.hypervisor.port.Loads;
import io.emberkeep.hypervisor.port.PortException;
import io.emberkeep.messaging.LoadRounds;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LoadLooksTest {

    private static final Instant NOW = Instant.parse("2026-11-23T05:33:01Z");

    private final Inventory inventory =
            InventoryFile.readPath(Path.of("../samples/sample.yaml")).inventory().orElseThrow();
    private final Map<String, Loads> hosts = new ConcurrentHashMap<>();
    private final Set<String> asked = ConcurrentHashMap.newKeySet();
    private final LoadLooks looks =
            new LoadLooks(this::reach, Duration.ofMillis(200), InstantSource.fixed(NOW));

    private Loads reach(HostDefinition host) {
        var name = host.name().value();
        asked.add(name);
        return hosts.getOrDefault(name, _ -> List.of());
    }

    @Test
    void samplesAreInTheInventorysOrderWhicheverHostSaysThem() {
        hosts.put("RS1", _ -> List.of(measured("W2"), measured("W1")));
        hosts.put("RS2", _ -> List.of(measured("M1")));
        assertThat(looks.look(pool(List.of())))
                .containsExactly(expected("M1"), expected("W1"), expected("W2"));
    }

    @Test
    void whatThePoolDoesNotHaveIsLeftOut() {
        hosts.put("RS1", _ -> List.of(measured("stranger"), measured("W1")));
        assertThat(looks.look(pool(List.of()))).containsExactly(expected("W1"));
    }

    @Test
    void hostThatHangsOrBreaksHidesNobodyElse() {
        var never = new CountDownLatch(1);
        hosts.put("RS1", _ -> hang(never));
        hosts.put(
                "RS2",
                _ -> {
                    throw new PortException.HostUnreachable("nobody answers");
                });
        hosts.put(
                "MS",
                _ -> {
                    throw new IllegalStateException("it broke");
                });
        hosts.put("RS3", _ -> List.of(measured("W2")));
        assertThat(looks.look(pool(List.of()))).containsExactly(expected("W2"));
    }

    @Test
    void hostThatNobodyHereCanReachHidesNobodyElse() {
        hosts.put("RS3", _ -> List.of(measured("W2")));
        var some =
                new LoadLooks(
                        host -> {
                            if (host.name().value().equals("RS1")) {
                                throw new IllegalArgumentException("its URI is none");
                            }
                            return reach(host);
                        },
                        Duration.ofMillis(200),
                        InstantSource.fixed(NOW));
        assertThat(some.look(pool(List.of()))).containsExactly(expected("W2"));
    }

    @Test
    void hostThatSleepsIsNotAsked() {
        var row = new SleepRow(new HostId("RS2"), NOW, new TransitionId("T1"));
        looks.look(pool(List.of(row)));
        assertThat(asked).containsExactlyInAnyOrder("MS", "RS1", "RS3");
    }

    @Test
    void nothingMeasuredIsNothingSent() {
        var rounds = new AtomicInteger();
        var sent = new ConcurrentLinkedQueue<PoolId>();
        try (var _ =
                LoadRounds.start(
                        Duration.ofMillis(5),
                        () -> List.of(pool(List.of())),
                        pool -> {
                            rounds.incrementAndGet();
                            return looks.look(pool);
                        },
                        (pool, _) -> sent.add(pool))) {
            await().until(() -> rounds.get() > 2);
        }
        assertThat(sent).isEmpty();
    }

    @Test
    void roundThatTakesLongIsNotRunTwiceAtOnce() {
        var inside = new AtomicInteger();
        var most = new AtomicInteger();
        var ended = new AtomicInteger();
        var asked = new AtomicInteger();
        var goOn = new CountDownLatch(1);
        try (var _ =
                LoadRounds.start(
                        Duration.ofMillis(1),
                        () -> {
                            asked.incrementAndGet();
                            return List.of(pool(List.of()));
                        },
                        _ -> {
                            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                            hang(goOn);
                            inside.decrementAndGet();
                            ended.incrementAndGet();
                            return List.of();
                        },
                        (_, _) -> {})) {
            await().until(() -> asked.get() > 5);
            goOn.countDown();
            await().until(() -> ended.get() > 1);
        }
        assertThat(most).hasValue(1);
    }

    @Test
    void roundThatBreaksDoesNotEndTheMeasuring() {
        var rounds = new AtomicInteger();
        try (var _ =
                LoadRounds.start(
                        Duration.ofMillis(1),
                        () -> List.of(pool(List.of())),
                        _ -> {
                            rounds.incrementAndGet();
                            throw new IllegalStateException("on purpose");
                        },
                        (_, _) -> {})) {
            await().until(() -> rounds.get() > 1);
        }
    }

    private static List<Loads.Measured> hang(CountDownLatch until) {
        try {
            until.await();
        } catch (InterruptedException givenUp) {
            Thread.currentThread().interrupt();
        }
        return List.of();
    }

    private static Loads.Measured measured(String server) {
        return new Loads.Measured(new ServerId(server), 1, 4, 15, 2, 10, 256e6);
    }

    private static LoadSample expected(String server) {
        return new LoadSample(new ServerId(server), NOW, 1, 4, 15, 2, 10, 256e6);
    }

    private PoolConfiguration pool(List<SleepRow> sleeping) {
        return new PoolConfiguration(
                new Revision(1),
                Mode.ARMED,
                PowerMode.AUTOMATIC,
                inventory,
                Set.of(),
                Set.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                sleeping,
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }
}
