package io.emberkeep.monitor.dbss;

import static io.emberkeep.contract.answer.CommandAnswer.Cause.HOST_OFF;
import static io.emberkeep.monitor.dbss.Drives.R;
import static io.emberkeep.monitor.dbss.Drives.confirmed;
import static io.emberkeep.monitor.dbss.Samples.failed;
import static io.emberkeep.monitor.dbss.Samples.network;
import static io.emberkeep.monitor.dbss.Samples.pool;
import static io.emberkeep.monitor.dbss.Samples.well;
import static org.assertj.core.api.Assertions.assertThat;

import io.emberkeep.contract.answer.SignalAnswer.Refused;
import io.emberkeep.contract.answer.SignalAnswer.Wait;
import io.emberkeep.contract.command.Condition.ServerExamined;
import io.emberkeep.contract.configuration.Mode;
import io.emberkeep.contract.signal.IncidentQuestion.Claim;
import io.emberkeep.contract.signal.IncidentReport.NotActed;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Before anything is done: DBSS-4, DESIGN rules 2, 4 and 10 to 12, one by one. */
class ClaimingTest {

    @Test
    void aGoodReexaminationRelaxes() { // DBSS-4
        var driver = Driver.watching(pool().view()).tick().examined(network()).examined(well());
        assertThat(driver.steps()).containsExactly("FOREGROUND DETECTED", "FOREGROUND RELAXED");
        assertThat(driver.phase()).isInstanceOf(Phase.Watching.class);
        assertThat(driver.asks(Claim.class)).isFalse();
    }

    @Test
    void aBadReexaminationIsClaimedBeforeAnythingIsDone() { // DESIGN rule 2
        var driver = confirmed(R, network());
        assertThat(driver.steps()).containsExactly("FOREGROUND DETECTED", "FOREGROUND CONFIRMED");
        assertThat(driver.asks(Claim.class)).isTrue();
        assertThat(driver.orders).isEmpty();
    }

    @Test
    void aFreshMonitorWatchesBeforeItActs() { // DESIGN rule 10
        var driver = new Driver(pool().view()).tick().examined(network());
        assertThat(driver.steps()).isEmpty();
        driver.tick().examined(network());
        assertThat(driver.steps()).containsExactly("FOREGROUND DETECTED");
    }

    @Test
    void aMonitorThatDoesNotTrustItselfOnlyReports() { // DESIGN rule 10
        var driver =
                Driver.watching(pool().view())
                        .tick()
                        .examined(network())
                        .examined(network(), new Trust.None("the tick was late"));
        assertThat(driver.reports.getFirst()).isInstanceOf(NotActed.class);
        assertThat(driver.steps()).endsWith("FOREGROUND REFUSED");
        driver.tick().examined(network());
        assertThat(driver.asks(Claim.class)).isTrue();
    }

    @Test
    void aWitnessLetsAMassFailureBeActedUpon() { // DESIGN rule 10
        var driver =
                Driver.watching(pool().view())
                        .tick()
                        .examined(network())
                        .examined(network(), new Trust.WithWitness("3 of 3 failed at once"))
                        .executed(ServerExamined.class, failed(HOST_OFF));
        assertThat(driver.asks(Claim.class)).isTrue();
    }

    @Test
    void withoutAWitnessAMassFailureIsReported() { // DESIGN rule 10
        var driver =
                Driver.watching(pool().view())
                        .tick()
                        .examined(network())
                        .examined(network(), new Trust.WithWitness("3 of 3 failed at once"))
                        .done(ServerExamined.class);
        assertThat(driver.reports.getFirst()).isInstanceOf(NotActed.class);
        assertThat(driver.asks(Claim.class)).isFalse();
    }

    @Test
    void aRefusalIsToldOnceAndAskedAgainAtTheSixthInterval() { // DESIGN rules 11, 12
        var driver = confirmed(R, network()).sif(new Refused("report-only", List.of("take over")));
        assertThat(driver.steps()).endsWith("FOREGROUND REFUSED");
        for (var i = 1; i < 6; i++) {
            driver.tick().examined(network());
            assertThat(driver.asks(Claim.class)).isFalse();
        }
        driver.tick().examined(network());
        assertThat(driver.asks(Claim.class)).isTrue();
        driver.sif(new Refused("report-only", List.of("take over")));
        assertThat(driver.steps()).isEmpty();
        assertThat(driver.published).hasSize(3);
    }

    @Test
    void armingThePoolIsReasonEnoughToAskAgain() { // DESIGN rule 12
        var driver =
                Driver.watching(pool().mode(Mode.DISARMED).view())
                        .tick()
                        .examined(network())
                        .examined(network())
                        .sif(new Refused("the pool is disarmed", List.of()))
                        .configured(pool().revision(9).view())
                        .examined(network());
        assertThat(driver.asks(Claim.class)).isTrue();
    }

    @Test
    void whenAllIsWellAgainARefusedMatterEnds() {
        var driver =
                confirmed(R, network())
                        .sif(new Refused("maintenance", List.of()))
                        .tick()
                        .examined(well());
        assertThat(driver.phase()).isInstanceOf(Phase.Watching.class);
        assertThat(driver.steps()).endsWith("FOREGROUND RELAXED");
    }

    @Test
    void whoIsToldToWaitLooksAgainAtThatTime() { // DESIGN rule 4
        var driver = confirmed(R, network());
        driver.sif(new Wait("W1 is migrated", driver.at().plusSeconds(3)));
        assertThat(driver.steps()).endsWith("FOREGROUND TOLD_TO_WAIT");
        driver.ring("told-to-wait").examined(network());
        assertThat(driver.asks(Claim.class)).isTrue();
    }

    @Test
    void aSilentSifIsNotActedUponLater() {
        var driver = confirmed(R, network()).sifSilent();
        assertThat(driver.examines()).isTrue();
        driver.examined(well());
        assertThat(driver.phase()).isInstanceOf(Phase.Watching.class);
    }
}
