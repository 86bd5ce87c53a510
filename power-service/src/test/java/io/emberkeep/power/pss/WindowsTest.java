package io.emberkeep.power.pss;

import static org.assertj.core.api.Assertions.assertThat;

import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.inventory.InventoryFile;
import io.emberkeep.contract.load.LoadSample;
import io.emberkeep.power.load.LoadRules;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a server measures itself comes before what others measure of it, for as long as it does. */
class WindowsTest {

    private static final ServerId W1 = new ServerId("W1");
    private static final Instant T0 = Instant.parse("2026-11-23T10:00:00Z");

    private final Windows windows = new Windows();

    @BeforeEach
    void sample() {
        windows.apply(
                InventoryFile.readPath(Path.of("../samples/sample.yaml"))
                        .inventory()
                        .orElseThrow());
    }

    private void offer(String by, long second, double cpu) {
        var at = T0.plusSeconds(second);
        assertThat(
                        windows.offer(
                                new LoadSample(W1, at, 1, 8, cpu, 2, 10, 256e6),
                                by,
                                at,
                                LoadRules.DEFAULT))
                .isEmpty();
    }

    private double newest() {
        return windows.all().get(W1).samples().getLast().cpuPercent();
    }

    @Test
    void othersAreLeftOutWhileAServerMeasuresItself() {
        offer("adapter", 0, 5);
        assertThat(newest()).isEqualTo(5);
        offer("W1", 1, 10);
        offer("adapter", 2, 5);
        assertThat(newest()).isEqualTo(10);
        offer("W1", 11, 11);
        assertThat(newest()).isEqualTo(11);
    }

    @Test
    void othersCountAgainOnceItIsSilent() {
        offer("W1", 0, 10);
        offer("adapter", 30, 5);
        assertThat(newest()).isEqualTo(10);
        offer("adapter", 31, 6);
        assertThat(newest()).isEqualTo(6);
    }
}
