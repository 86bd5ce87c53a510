package io.emberkeep.hypervisor.work;

import static io.emberkeep.hypervisor.work.Bench.W1;
import static io.emberkeep.hypervisor.work.Bench.WB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.emberkeep.contract.id.PoolId;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.load.LoadSample;
import io.emberkeep.messaging.LoadRounds;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Loads as the testbed's hypervisors measure them. */
class LoadsOnTestbedTest {

    private static final Instant NOW = Instant.parse("2026-11-23T05:33:01Z");

    private static Bench bench;
    private final LoadLooks looks =
            new LoadLooks(
                    host -> bench.choice.of(host).loads(),
                    Duration.ofSeconds(1),
                    InstantSource.fixed(NOW));

    @BeforeAll
    static void start() throws IOException {
        bench = new Bench();
    }

    @AfterAll
    static void stop() {
        bench.close();
    }

    @BeforeEach
    void asDescribed() {
        bench.reset();
    }

    @Test
    void everyServerThatRunsHasASample() {
        bench.load("Web", 25);
        var samples = looks.look(bench.pool());
        assertThat(samples)
                .extracting(sample -> sample.server().value())
                .containsExactly("M1", "W1", "F1", "M2", "W2", "F2");
        var w1 = of(W1, samples);
        assertThat(w1.at()).isEqualTo(NOW);
        assertThat(w1.ratedBytesPerSecond()).isEqualTo(256e6);
        assertThat(w1.bytesPerSecond()).isCloseTo(64e6, within(1.0));
        assertThat(w1.cpuPercent()).isBetween(25.0, 26.0);
        assertThat(w1.cores()).isEqualTo(2);
        assertThat(w1.memoryUsedBytes()).isPositive().isLessThan(w1.memoryTotalBytes());
    }

    @Test
    void whoDoesNotAnswerHasNone() {
        bench.fault("crash", "W1");
        bench.fault("shutdown", "M1");
        assertThat(looks.look(bench.pool()))
                .extracting(LoadSample::server)
                .hasSize(4)
                .doesNotContain(W1, WB, new ServerId("M1"));
    }

    @Test
    void hostThatDoesNotAnswerDelaysTheOthersNoLongerThanTheLimit() {
        bench.fault("cut-network", "RS1");
        var start = System.nanoTime();
        assertThat(looks.look(bench.pool()))
                .extracting(sample -> sample.server().value())
                .containsExactly("F1", "M2", "W2", "F2");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void poolIsMeasuredEachPeriod() {
        var sent = new ConcurrentLinkedQueue<List<LoadSample>>();
        try (var _ =
                LoadRounds.start(
                        Duration.ofMillis(20),
                        () -> List.of(bench.pool()),
                        looks::look,
                        (pool, samples) -> {
                            assertThat(pool).isEqualTo(new PoolId("sample"));
                            sent.add(samples);
                        })) {
            await().until(() -> sent.size() > 2);
        }
        assertThat(sent).allSatisfy(samples -> assertThat(samples).hasSize(6));
    }

    private static LoadSample of(ServerId server, List<LoadSample> samples) {
        return samples.stream()
                .filter(sample -> sample.server().equals(server))
                .findFirst()
                .orElseThrow();
    }
}
