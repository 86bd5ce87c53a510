package io.emberkeep.monitor.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;

import io.emberkeep.contract.heartbeat.Heartbeat;
import io.emberkeep.contract.id.MemberId;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.monitor.structure.Circle;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** RING-1, as it is asked at each tick. */
class RollTest {

    private static final Instant T0 = Instant.parse("2026-11-01T12:00:00Z");
    private static final ServerId S2 = new ServerId("S2");

    private final Roll roll = new Roll(Circle.ring().pool(), T0);

    private void beat(String member, int second) {
        var at = T0.plusSeconds(second);
        roll.hear(new Heartbeat(new MemberId(member), at, Duration.ZERO, true, 1), at);
    }

    @Test
    void nobodyIsSilentAtTheFirstTick() { // DESIGN rule 10
        assertThat(roll.call(T0.plusSeconds(10)).now()).isEmpty();
    }

    @Test
    void whoMissesATickIsSilentAndTheSecondTimeLastingly() {
        beat("S2", 9);
        assertThat(roll.call(T0.plusSeconds(10)).now()).doesNotContain(S2);
        assertThat(roll.call(T0.plusSeconds(20)).now()).contains(S2);
        assertThat(roll.silent().lasting()).doesNotContain(S2);
        assertThat(roll.call(T0.plusSeconds(30)).lasting()).contains(S2);
    }

    @Test
    void whoWasNeverHeardIsSilentForLong() {
        beat("S1", 19);
        var silent = roll.call(T0.plusSeconds(20));
        assertThat(silent.lasting()).contains(S2).doesNotContain(new ServerId("S1"));
    }
}
