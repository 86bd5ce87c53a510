package io.emberkeep.monitor.dbss;

import static org.assertj.core.api.Assertions.assertThat;

import io.emberkeep.contract.inventory.Settings;
import io.emberkeep.monitor.dbss.SelfSuspicion.Seen;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** DESIGN rule 10. */
class SelfSuspicionTest {

    private static Trust judge(long lateMillis, boolean gatewayLost, int fresh, int inOperation) {
        return SelfSuspicion.judge(
                new Seen(Duration.ofMillis(lateMillis), gatewayLost, fresh, 0, inOperation),
                Settings.DEFAULT);
    }

    @Test
    void aTickLateByMoreThanHalfAnIntervalIsNotTrusted() {
        assertThat(judge(5_000, false, 1, 6)).isInstanceOf(Trust.Full.class);
        assertThat(judge(5_001, false, 1, 6)).isInstanceOf(Trust.None.class);
    }

    @Test
    void withoutItsGatewayAMonitorDoesNotTrustItself() {
        assertThat(judge(0, true, 1, 6)).isInstanceOf(Trust.None.class);
    }

    @Test
    void moreThanHalfOfAllAtOnceNeedAWitness() {
        assertThat(judge(0, false, 3, 6)).isInstanceOf(Trust.Full.class);
        assertThat(judge(0, false, 4, 6))
                .isEqualTo(new Trust.WithWitness("4 of 6 servers in operation failed at once"));
    }

    @Test
    void oneServerAloneIsNeverMany() {
        assertThat(judge(0, false, 1, 1)).isInstanceOf(Trust.Full.class);
    }

    @Test
    void itIsUndecidedAsLongAsThoseNotSeenYetCouldTurnIt() {
        var open = new Seen(Duration.ZERO, false, 1, 3, 6);
        assertThat(SelfSuspicion.isUndecided(open, Settings.DEFAULT)).isTrue();
        var decided = new Seen(Duration.ZERO, false, 1, 2, 6);
        assertThat(SelfSuspicion.isUndecided(decided, Settings.DEFAULT)).isFalse();
    }
}
