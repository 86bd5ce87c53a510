package io.emberkeep.sif.configuration;

import static io.emberkeep.sif.configuration.SamplePool.MS;
import static io.emberkeep.sif.configuration.SamplePool.OTHER;
import static io.emberkeep.sif.configuration.SamplePool.incident;
import static io.emberkeep.sif.configuration.SamplePool.reason;
import static io.emberkeep.sif.configuration.SamplePool.server;
import static org.assertj.core.api.Assertions.assertThat;

import io.emberkeep.contract.answer.SignalAnswer.Granted;
import io.emberkeep.contract.configuration.IncidentState;
import io.emberkeep.contract.signal.IncidentReport.Renew;
import io.emberkeep.contract.signal.OperatorSignal.ReturnTarget;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who held an incident once holds it no more until it takes it over (DESIGN rule 3). */
class FormerHoldersTest {

    private final SamplePool pool = new SamplePool();

    private void wantedBack() {
        pool.failOver("i1", "W1").givenUp("i1", Optional.empty());
        pool.tell(new ReturnTarget("ops", server("W1")));
    }

    @Test
    void aLateRenewalDoesNotLeaseWhatAnOperatorWantsReturned() {
        wantedBack();
        pool.tell(new Renew(incident("i1"), MS, pool.epoch("i1")));

        assertThat(pool.last.deadLetter()).get().asString().contains("nobody took over");
        assertThat(pool.theIncident("i1").leased()).isFalse();
        assertThat(pool.takeOver("i1", OTHER)).isInstanceOf(Granted.class);
    }

    @Test
    void aClaimThatComesAgainIsNotGrantedWithoutHolds() {
        wantedBack();

        assertThat(reason(pool.claim("i1", "W1"))).contains("there is already");
        assertThat(pool.theIncident("i1").leased()).isFalse();
    }

    @Test
    void aLateReportEndsNothingThatAnOperatorWantsReturned() {
        wantedBack();
        pool.targetRecovered("i1");

        assertThat(pool.last.deadLetter()).isPresent();
        assertThat(pool.theIncident("i1").state()).isEqualTo(IncidentState.RETURNING);
        assertThat(pool.operation()).contains("Wb").doesNotContain("W1");
    }

    @Test
    void whoReportsAfterItsLeaseRanOutHasALeaseAgain() {
        pool.granted("i1", "W1");
        pool.after(Duration.ofMinutes(1)).checkLeases();
        pool.functionRecovered("i1");

        assertThat(pool.theIncident("i1").leased()).isTrue();
        assertThat(reason(pool.takeOver("i1", OTHER))).contains("works on it");
    }
}
