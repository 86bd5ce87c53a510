package io.emberkeep.sif.configuration;

import static io.emberkeep.sif.configuration.SamplePool.reason;
import static io.emberkeep.sif.configuration.SamplePool.server;
import static org.assertj.core.api.Assertions.assertThat;

import io.emberkeep.contract.answer.SignalAnswer.Granted;
import io.emberkeep.contract.answer.SignalAnswer.Refused;
import io.emberkeep.contract.answer.SignalAnswer.Wait;
import io.emberkeep.contract.configuration.Hold.Use;
import io.emberkeep.contract.configuration.TroubleKind;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.ResourceId;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A silent host is powered off only when nobody who serves would lose by it (DESIGN rules 9 and 14). */
class FenceTest {

    private static final ResourceId RS2 = ResourceId.of(new HostId("RS2"));
    private final SamplePool pool = new SamplePool();

    @Test
    void allServersOnItInNetworkTroubleShareTheFence() {
        var before = pool.granted("i1", "F1").epochs().get(RS2);
        pool.granted("i2", "M2");

        var first = (Granted) pool.fence("i1", "RS2");
        var second = (Granted) pool.fence("i2", "RS2");

        assertThat(pool.configuration().hold(RS2).orElseThrow().use()).isEqualTo(Use.FENCE);
        assertThat(first.epochs().get(RS2)).isEqualTo(before);
        assertThat(second.epochs().get(RS2)).isEqualTo(before);
    }

    @Test
    void whoIsNotConfirmedYetIsWaitedFor() {
        pool.granted("i1", "F1");

        assertThat(pool.fence("i1", "RS2"))
                .isInstanceOfSatisfying(
                        Wait.class,
                        wait -> {
                            assertThat(wait.reason())
                                    .contains("M2 on it is not in network trouble");
                            assertThat(wait.until()).isEqualTo(pool.now.plusSeconds(1));
                        });
    }

    @Test
    void whoIsHealthyBeyondTheRestartWaitForbidsIt() {
        pool.granted("i1", "F1");

        assertThat(pool.after(Duration.ofSeconds(50)).fence("i1", "RS2"))
                .isInstanceOf(Refused.class);
    }

    @Test
    void whoAnswersIsNotSilent() {
        pool.granted("i1", "F1");
        pool.claim("i2", "M2", TroubleKind.SERVICE);

        assertThat(pool.fence("i1", "RS2")).isInstanceOf(Wait.class);
    }

    @Test
    void whoseStandbyServesAlreadyHasNothingToLose() {
        pool.granted("i1", "F1");
        pool.claim("i2", "M2", TroubleKind.SERVICE);
        pool.functionRecovered("i2");

        assertThat(pool.fence("i1", "RS2")).isInstanceOf(Granted.class);
    }

    @Test
    void maintenanceForbidsIt() {
        pool.granted("i1", "F1");
        pool.maintenance(ResourceId.of(server("M2")));

        assertThat(reason(pool.fence("i1", "RS2"))).isEqualTo("M2 is in maintenance");
    }

    @Test
    void aHostWithWhichTheIncidentHasNothingToDoIsNotFenced() {
        pool.granted("i1", "F1");

        assertThat(reason(pool.fence("i1", "RS3"))).isEqualTo("F1 did not run on RS3");
        assertThat(reason(pool.fence("i1", "MS"))).contains("is a management host");
        assertThat(reason(pool.fence("i1", "RS9"))).isEqualTo("there is no host RS9");
    }

    @Test
    void theFenceEndsWithTheIncidents() {
        pool.granted("i1", "F1");
        pool.granted("i2", "M2");
        pool.fence("i1", "RS2");
        pool.targetRecovered("i1");
        pool.targetRecovered("i2");

        assertThat(pool.configuration().hold(RS2).orElseThrow().use()).isEqualTo(Use.FREE);
    }
}
