package io.emberkeep.monitor.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The real counters of the machine on which the tests run. */
class MachineTest {

    @Test
    void thisMachineHasPlausibleCounters() {
        var machine = new Machine(Optional.empty(), InstantSource.system());
        var first = machine.read();
        assertThat(first.cores()).isEqualTo(Runtime.getRuntime().availableProcessors());
        assertThat(first.memoryTotalBytes()).isGreaterThan(256L << 20);
        assertThat(first.memoryUsedBytes()).isPositive().isLessThan(first.memoryTotalBytes());
        assertThat(first.busyTicks()).isPositive().isLessThanOrEqualTo(first.allTicks());
        await().until(() -> machine.read().allTicks() > first.allTicks());
    }

    @Test
    void interfaceThatIsNotThereIsNone() {
        var machine = new Machine(Optional.of("no-such-interface"), InstantSource.system());
        assertThat(machine.read().network()).isEmpty();
    }
}
