package io.emberkeep.sif.configuration;

import static io.emberkeep.sif.configuration.SamplePool.MS;
import static io.emberkeep.sif.configuration.SamplePool.OTHER;
import static io.emberkeep.sif.configuration.SamplePool.incident;
import static io.emberkeep.sif.configuration.SamplePool.reason;
import static io.emberkeep.sif.configuration.SamplePool.server;
import static io.emberkeep.sif.configuration.SamplePool.vips;
import static org.assertj.core.api.Assertions.assertThat;

import io.emberkeep.contract.answer.SignalAnswer.Granted;
import io.emberkeep.contract.answer.SignalAnswer.Refused;
import io.emberkeep.contract.answer.SignalAnswer.Wait;
import io.emberkeep.contract.configuration.Hold.Use;
import io.emberkeep.contract.configuration.IncidentState;
import io.emberkeep.contract.configuration.Mode;
import io.emberkeep.contract.configuration.TroubleKind;
import io.emberkeep.contract.id.Epoch;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.ResourceId;
import io.emberkeep.contract.signal.IncidentQuestion.ClaimStandby;
import io.emberkeep.contract.signal.IncidentReport.Renew;
import io.emberkeep.contract.signal.OperatorSignal.ReturnTarget;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Before anything is done it is claimed: all, or nothing (DESIGN rules 2 and 3). */
class ClaimTest {

    private final SamplePool pool = new SamplePool();

    @Test
    void aClaimGrantsTargetAndStandbyAloneAndTheHostAwake() {
        var granted = pool.granted("i1", "W1");

        assertThat(granted.notCovered()).isEmpty();
        assertThat(granted.row().vips()).isEqualTo(vips("127.21.14.102"));
        assertThat(granted.incident().standby()).contains(server("Wb"));
        assertThat(granted.incident().targetHost()).contains(new HostId("RS1"));
        assertThat(granted.epochs())
                .containsEntry(ResourceId.of(server("W1")), new Epoch(1))
                .containsEntry(ResourceId.of(server("Wb")), new Epoch(1))
                .containsEntry(ResourceId.of(new HostId("RS1")), new Epoch(1));
        assertThat(pool.configuration().hold(ResourceId.of(new HostId("RS1"))).orElseThrow().use())
                .isEqualTo(Use.AWAKE);
        assertThat(pool.configuration().troubles()).hasSize(1);
        assertThat(granted.revision().value()).isEqualTo(2);
    }

    @Test
    void theSameClaimOnceMoreIsTheSameGrant() { // SIF-8
        var claim = pool.claimOf("i1", "W1", TroubleKind.NETWORK);
        var first = pool.tell(claim).answer().orElseThrow();
        var second = pool.tell(claim);

        assertThat(second.answer()).contains(first);
        assertThat(second.changed()).isFalse();
    }

    @Test
    void whoSeesTheSameTroubleWaitsForWhoRecoversIt() { // P2P-1
        pool.granted("i1", "W1");

        var wait = (Wait) pool.claim("i2", "W1");
        assertThat(wait.reason()).startsWith("there is already incident i1");
        assertThat(pool.configuration().incidents()).hasSize(1);
        assertThat(pool.state.incident(SamplePool.incident("i2"))).isEmpty();
    }

    @Test
    void aSecondFailureInTheGroupIsNotCovered() { // DBSS-12
        pool.granted("i1", "W1");
        var second = pool.granted("i2", "W2");

        assertThat(second.notCovered().orElseThrow()).contains("Wb", "W1");
        assertThat(second.incident().standby()).isEmpty();
    }

    @Test
    void itIsCoveredWhenTheStandbyIsFreeAgain() { // DBSS-12
        pool.failOver("i1", "W1").granted("i2", "W2");
        assertThat(pool.claimStandby("i2")).isInstanceOf(Refused.class);

        pool.targetRecovered("i1");

        assertThat(pool.claimStandby("i2"))
                .isInstanceOfSatisfying(
                        Granted.class,
                        granted -> {
                            assertThat(granted.incident().standby()).contains(server("Wb"));
                            assertThat(granted.epochs())
                                    .containsEntry(ResourceId.of(server("Wb")), new Epoch(2));
                        });
    }

    @Test
    void aStandbyIsClaimedOnlyWithTheEpochOfNow() {
        pool.granted("i1", "W1");
        var stale = new ClaimStandby(incident("i1"), MS, Epoch.ZERO);

        assertThat(reason(pool.tell(stale).answer().orElseThrow())).contains("stale epoch");
    }

    @Test
    void aStandbyThatStandsInHasNoneOfItsOwn() { // DBSS-11
        pool.failOver("i1", "W1").givenUp("i1", Optional.empty());

        var granted = pool.granted("i2", "Wb");

        assertThat(granted.notCovered().orElseThrow()).contains("none of its own");
        assertThat(granted.epochs()).containsEntry(ResourceId.of(server("Wb")), new Epoch(2));
    }

    @Test
    void aStandbyInAnOpenIncidentIsNotClaimedByAnother() {
        pool.failOver("i1", "W1");

        assertThat(reason(pool.claim("i2", "Wb"))).contains("is held in");
    }

    @Test
    void whoIsNotInOperationIsNotClaimed() { // SIF-4
        assertThat(reason(pool.claim("i1", "Wb"))).isEqualTo("Wb is not in operation");
        assertThat(reason(pool.claim("i2", "X9"))).isEqualTo("there is no server X9");
    }

    @Test
    void disarmedRefusesAndSaysWhatWouldHaveBeenDone() { // DESIGN rule 12
        pool.mode(Mode.DISARMED);
        var revision = pool.revision();

        var refused = (Refused) pool.claim("i1", "W1");

        assertThat(refused.reason()).isEqualTo("the pool is disarmed");
        assertThat(refused.wouldHave())
                .containsExactly(
                        "make sure that W1 cannot answer on 127.21.14.102",
                        "start standby Wb on MS",
                        "set 127.21.14.102 on Wb",
                        "wait 50s for W1 to answer again, then force it on");
        assertThat(pool.revision()).isEqualTo(revision);
        assertThat(pool.theIncident("i1").reason()).contains("the pool is disarmed");
    }

    @Test
    void aRefusedIncidentIsGrantedOnceItMayBe() {
        pool.mode(Mode.REPORT_ONLY);
        pool.claim("i1", "W1");
        pool.mode(Mode.ARMED);

        assertThat(pool.claim("i1", "W1")).isInstanceOf(Granted.class);
        assertThat(pool.theIncident("i1").state()).isEqualTo(IncidentState.RECOVERING);
    }

    @Test
    void maintenanceOfServerOrHostRefuses() { // DESIGN rule 12
        pool.maintenance(ResourceId.of(server("W1")));
        pool.maintenance(ResourceId.of(new HostId("RS2")));

        assertThat(reason(pool.claim("i1", "W1"))).isEqualTo("W1 is in maintenance");
        assertThat(reason(pool.claim("i2", "F1"))).isEqualTo("F1's host RS2 is in maintenance");
    }

    @Test
    void aStandbyInMaintenanceCoversNobody() {
        pool.maintenance(ResourceId.of(server("Wb")));

        assertThat(reason(pool.claim("i1", "W1"))).isEqualTo("standby Wb is in maintenance");
    }

    @Test
    void aLateSignalIsRefused() {
        var claim = pool.claimOf("i1", "W1", TroubleKind.NETWORK);

        var answer = pool.tell(claim, Optional.of(pool.now.minusMillis(1))).answer().orElseThrow();

        assertThat(reason(answer)).contains("after its deadline");
    }

    @Test
    void aLeaseThatRunsOutLetsAnotherMemberTakeOver() { // DESIGN rule 3
        pool.granted("i1", "W1");
        assertThat(pool.takeOver("i1", OTHER)).isInstanceOf(Refused.class);

        assertThat(pool.after(Duration.ofSeconds(16)).checkLeases().changed()).isTrue();

        assertThat(pool.theIncident("i1").leased()).isFalse();
        assertThat(pool.takeOver("i1", OTHER))
                .isInstanceOfSatisfying(
                        Granted.class,
                        granted -> {
                            assertThat(granted.incident().holder()).isEqualTo(OTHER);
                            assertThat(granted.incident().epoch()).isEqualTo(new Epoch(2));
                            assertThat(granted.incident().leased()).isTrue();
                        });
        assertThat(pool.configuration().inventory().settings().lease())
                .isEqualTo(Duration.ofSeconds(15));
    }

    @Test
    void aRenewedLeaseStandsAndMakesNoRevision() { // DESIGN rule 3
        pool.granted("i1", "W1");
        pool.after(Duration.ofSeconds(10));
        var renewed = pool.tell(new Renew(incident("i1"), MS, pool.epoch("i1")));

        assertThat(renewed.changed()).isFalse();
        assertThat(pool.after(Duration.ofSeconds(10)).checkLeases().changed()).isFalse();
    }

    @Test
    void aRestartedMemberTakesItsOwnBackAtOnce() { // DESIGN rule 3
        pool.granted("i1", "W1");

        assertThat(pool.takeOver("i1", MS)).isInstanceOf(Granted.class);
        assertThat(pool.epoch("i1")).isEqualTo(new Epoch(2));
    }

    @Test
    void aGivenUpTargetWithoutStandInIsTakenOverAndCanBeCovered() {
        pool.failOver("i1", "W1").granted("i2", "W2");
        pool.givenUp("i2", Optional.empty());
        pool.targetRecovered("i1");

        assertThat(pool.takeOver("i2", MS)).isInstanceOf(Granted.class);
        assertThat(pool.theIncident("i2").state()).isEqualTo(IncidentState.RECOVERING);
        assertThat(pool.claimStandby("i2")).isInstanceOf(Granted.class);
    }

    @Test
    void aGivenUpTargetWithAStandInWaitsForTheOperator() { // DBSS-14
        pool.failOver("i1", "W1").givenUp("i1", Optional.empty());
        assertThat(reason(pool.takeOver("i1", MS))).contains("an operator returns W1");

        pool.tell(new ReturnTarget("ops", server("W1")));

        assertThat(pool.theIncident("i1").state()).isEqualTo(IncidentState.RETURNING);
        assertThat(pool.takeOver("i1", OTHER))
                .isInstanceOfSatisfying(
                        Granted.class,
                        granted -> assertThat(granted.row().server()).isEqualTo(server("W1")));
    }

    @Test
    void aReturnWaitsWhileItsStandbyIsBeingRecovered() { // all or none
        pool.failOver("i1", "W1").givenUp("i1", Optional.empty());
        pool.granted("i2", "Wb");
        pool.tell(new ReturnTarget("ops", server("W1")));

        assertThat(pool.takeOver("i1", MS)).isInstanceOf(Wait.class);
    }

    @Test
    void whoFailsOverTooOftenIsToBeHeld() { // DBSS-15
        for (var i = 1; i <= 3; i++) {
            var granted = pool.granted("i" + i, "W1");
            assertThat(granted.incident().held()).isEmpty();
            pool.functionRecovered("i" + i);
            pool.targetRecovered("i" + i);
            pool.after(Duration.ofMinutes(5));
        }

        assertThat(pool.granted("i4", "W1").incident().held().orElseThrow())
                .contains("W1 failed over 3 times within 1h");
    }

    @Test
    void oldFailoversAreForgiven() { // DBSS-15
        for (var i = 1; i <= 3; i++) {
            pool.failOver("i" + i, "W1").targetRecovered("i" + i);
        }

        assertThat(pool.after(Duration.ofMinutes(61)).granted("i4", "W1").incident().held())
                .isEmpty();
    }
}
