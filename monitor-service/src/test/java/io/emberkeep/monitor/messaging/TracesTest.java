package io.emberkeep.monitor.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.emberkeep.contract.heartbeat.Heartbeat;
import io.emberkeep.contract.id.Epoch;
import io.emberkeep.contract.id.IncidentId;
import io.emberkeep.contract.id.MemberId;
import io.emberkeep.contract.signal.IncidentReport.Renew;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class TracesTest {

    private static final MemberId MS = new MemberId("MS");

    @Test
    void allMessagesOfAnIncidentAreOneTrace() {
        var one = Traces.of(renewal("i-1")).orElseThrow();
        var again = Traces.of(renewal("i-1")).orElseThrow();
        assertThat(one).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
        assertThat(again.substring(0, 35)).isEqualTo(one.substring(0, 35));
        assertThat(Traces.of(renewal("i-2")).orElseThrow().substring(0, 35))
                .isNotEqualTo(one.substring(0, 35));
    }

    @Test
    void whatIsAboutNoIncidentIsNoTrace() {
        assertThat(Traces.of(new Heartbeat(MS, Instant.EPOCH, Duration.ZERO, true, 6))).isEmpty();
    }

    private static Renew renewal(String incident) {
        return new Renew(new IncidentId(incident), MS, new Epoch(1));
    }
}
