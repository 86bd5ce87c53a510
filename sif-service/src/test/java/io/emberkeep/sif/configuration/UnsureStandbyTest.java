package io.emberkeep.sif.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.emberkeep.contract.answer.SignalAnswer.Granted;
import io.emberkeep.contract.configuration.IncidentState;
import io.emberkeep.contract.id.MemberId;
import io.emberkeep.contract.id.ResourceId;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.signal.IncidentReport.TargetGivenUp;
import io.emberkeep.contract.signal.OperatorSignal.ReturnTarget;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A standby that may have the VIPs, and nobody could tell (DESIGN rule 9). */
class UnsureStandbyTest {

    private static final ServerId WB = new ServerId("Wb");

    private final SamplePool pool = new SamplePool();

    UnsureStandbyTest() {
        pool.granted("one", "W1");
        pool.tell(
                new TargetGivenUp(
                        pool.theIncident("one").id(),
                        pool.epoch("one"),
                        Optional.empty(),
                        Optional.of(WB),
                        "its answers were lost",
                        SamplePool.START));
    }

    @Test
    void staysTaken() {
        assertThat(pool.theIncident("one").standby()).contains(WB);
        assertThat(
                        ServerStates.state(
                                pool.configuration(),
                                pool.configuration().inventory().server(WB).orElseThrow()))
                .isEqualTo("uncertain");
    }

    @Test
    void coversNobodyElse() {
        assertThat(pool.granted("two", "W2").notCovered())
                .hasValueSatisfying(why -> assertThat(why).contains("Wb is taken by W1"));
    }

    @Test
    void isHeldByWhoReturnsItsTarget() {
        pool.tell(new ReturnTarget("operator", new ServerId("W1")));
        var answer = pool.takeOver("one", new MemberId("MS"));
        assertThat(answer).isInstanceOf(Granted.class);
        assertThat(((Granted) answer).epochs()).containsKey(ResourceId.of(WB));
        pool.targetRecovered("one");
        assertThat(pool.configuration().incidentTaking(WB)).isEmpty();
        assertThat(pool.configuration().incidents())
                .noneMatch(one -> one.state() == IncidentState.RETURNING);
    }
}
