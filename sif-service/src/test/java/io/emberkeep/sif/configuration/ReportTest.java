package io.emberkeep.sif.configuration;

import static io.emberkeep.sif.configuration.SamplePool.MS;
import static io.emberkeep.sif.configuration.SamplePool.OTHER;
import static io.emberkeep.sif.configuration.SamplePool.incident;
import static io.emberkeep.sif.configuration.SamplePool.server;
import static io.emberkeep.sif.configuration.SamplePool.vips;
import static org.assertj.core.api.Assertions.assertThat;

import io.emberkeep.contract.configuration.Change;
import io.emberkeep.contract.configuration.Hold.Use;
import io.emberkeep.contract.configuration.IncidentState;
import io.emberkeep.contract.configuration.PoolConfiguration;
import io.emberkeep.contract.configuration.Rows.ServerRow;
import io.emberkeep.contract.configuration.TroubleKind;
import io.emberkeep.contract.id.Epoch;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.ResourceId;
import io.emberkeep.contract.signal.IncidentReport.ClaimDropped;
import io.emberkeep.contract.signal.IncidentReport.NotActed;
import io.emberkeep.contract.signal.IncidentReport.Renew;
import io.emberkeep.contract.signal.IncidentReport.StepTaken;
import io.emberkeep.contract.signal.IncidentReport.TargetRecovered;
import io.emberkeep.contract.signal.Job;
import io.emberkeep.contract.signal.OperatorSignal.ReturnTarget;
import io.emberkeep.contract.signal.Step;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A4 and A5: whose row stands where (SIF-6, SIF-7). */
class ReportTest {

    private final SamplePool pool = new SamplePool();
    private final List<String> order = pool.operation();

    @Test
    void theStandbysRowReplacesTheTargetsInItsPlace() { // SIF-6
        pool.failOver("i1", "W1");

        assertThat(pool.operation()).containsExactly("M1", "Wb", "F1", "M2", "W2", "F2");
        assertThat(pool.row("Wb").vips()).isEqualTo(vips("127.21.14.102"));
        assertThat(pool.row("Wb").realServer()).contains(new HostId("MS"));
        assertThat(pool.configuration().problems().getFirst().target()).isEqualTo(server("W1"));
        assertThat(pool.last.changes())
                .extracting(Change::record)
                .containsExactly("operation", "problem", "incident");
    }

    @Test
    void theTargetComesBackToItsPlace() { // SIF-7
        var before = pool.row("W1");
        pool.failOver("i1", "W1").targetRecovered("i1");

        assertThat(pool.operation()).isEqualTo(order);
        assertThat(pool.row("W1")).isEqualTo(before);
        assertThat(pool.configuration().problems()).isEmpty();
        assertThat(pool.configuration().troubles()).isEmpty();
        assertThat(pool.configuration().incidents()).isEmpty();
        assertThat(pool.configuration().holds()).allMatch(hold -> hold.use() == Use.FREE);
        assertThat(pool.theIncident("i1").state()).isEqualTo(IncidentState.RECOVERED);
    }

    @Test
    void theVipsThatComeBackAreThoseOfTheStandbyAtThatMoment() { // SIF-7
        pool.failOver("i1", "W1");
        var both = vips("127.21.14.102", "127.21.14.105");
        pool.state =
                with(
                        pool.state,
                        pool.configuration().operation().stream()
                                .map(
                                        row ->
                                                row.server().equals(server("Wb"))
                                                        ? row.withVips(both)
                                                        : row)
                                .toList(),
                        pool.configuration().liveMigration());

        pool.targetRecovered("i1");

        assertThat(pool.row("W1").vips()).isEqualTo(both);
    }

    @Test
    void aMigratedTargetsLiveMigrationRowIsItsStandbysNowAndItsOwnAgainLater() { // SIF-6
        var migrated = pool.row("W1");
        pool.state = with(pool.state, pool.configuration().operation(), List.of(migrated));

        pool.failOver("i1", "W1");
        var row = pool.configuration().liveMigration().getFirst();
        assertThat(row.server()).isEqualTo(server("Wb"));
        assertThat(row.ip().value()).isEqualTo("127.21.14.52");
        assertThat(row.realServer()).contains(new HostId("RS1"));

        pool.targetRecovered("i1");
        assertThat(pool.configuration().liveMigration()).containsExactly(migrated);
    }

    @Test
    void aStandbyThatWasMovedIsRecordedThere() { // SIF-7, DBSS-10
        pool.failOver("i1", "W1").givenUp("i1", Optional.of("RS1"));

        assertThat(pool.row("Wb").realServer()).contains(new HostId("RS1"));
        assertThat(pool.theIncident("i1").state()).isEqualTo(IncidentState.GIVEN_UP);
        assertThat(pool.configuration().incidentTaking(server("Wb"))).isPresent();
        assertThat(pool.configuration().troubles()).hasSize(1);
    }

    @Test
    void aStandbyThatWasNeverUsedIsFreeWhenTheTargetIsGivenUp() {
        pool.granted("i1", "W1");
        pool.givenUp("i1", Optional.empty());

        assertThat(pool.theIncident("i1").standby()).isEmpty();
        assertThat(pool.granted("i2", "W2").notCovered()).isEmpty();
    }

    @Test
    void aHeldTargetIsWellAndItsStandbyStaysTaken() { // DBSS-15
        pool.failOver("i1", "W1").held("i1");

        assertThat(pool.configuration().troubles()).isEmpty();
        assertThat(pool.operation()).contains("Wb").doesNotContain("W1");
        pool.tell(new ReturnTarget("ops", server("W1")));
        pool.takeOver("i1", OTHER);
        pool.targetRecovered("i1");
        assertThat(pool.operation()).isEqualTo(order);
    }

    @Test
    void whatItsStandbySufferedEndsWhenTheTargetIsBack() { // DBSS-11
        pool.failOver("i1", "W1").givenUp("i1", Optional.empty());
        pool.granted("i2", "Wb");
        pool.givenUp("i2", Optional.empty());
        pool.tell(new ReturnTarget("ops", server("W1")));
        pool.takeOver("i1", MS);
        pool.targetRecovered("i1");

        assertThat(pool.configuration().incidents()).isEmpty();
        assertThat(pool.configuration().troubles()).isEmpty();
    }

    @Test
    void aDroppedClaimFreesAllAndIsRefused() {
        pool.granted("i1", "W1");
        pool.tell(
                new ClaimDropped(
                        incident("i1"), pool.epoch("i1"), "power control silent", pool.now));

        assertThat(pool.theIncident("i1").state()).isEqualTo(IncidentState.REFUSED);
        assertThat(pool.configuration().troubles()).isEmpty();
        assertThat(pool.granted("i2", "W2").notCovered()).isEmpty();
    }

    @Test
    void aClaimIsNotDroppedOnceTheStandbyServes() {
        pool.failOver("i1", "W1");
        var dropped = pool.tell(new ClaimDropped(incident("i1"), pool.epoch("i1"), "no", pool.now));

        assertThat(dropped.deadLetter()).isPresent();
    }

    @Test
    void aRepeatedReportChangesNothing() { // SIF-8
        pool.failOver("i1", "W1");
        assertThat(pool.functionRecovered("i1").changed()).isFalse();
        pool.targetRecovered("i1");
        var again = pool.targetRecovered("i1");

        assertThat(again.changed()).isFalse();
        assertThat(again.deadLetter()).isEmpty();
    }

    @Test
    void aReportOfAnEarlierHolderIsPutAside() { // DESIGN rule 3
        pool.failOver("i1", "W1");
        var stale = pool.epoch("i1");
        pool.takeOver("i1", MS);

        var report =
                pool.tell(new TargetRecovered(incident("i1"), stale, Optional.empty(), pool.now));

        assertThat(report.deadLetter().orElseThrow()).contains("stale epoch 1", "at epoch 2");
        assertThat(report.changed()).isFalse();
    }

    @Test
    void whoDoesNotHoldItDoesNotRenewIt() {
        pool.granted("i1", "W1");

        assertThat(
                        pool.tell(new Renew(incident("i1"), OTHER, pool.epoch("i1")))
                                .deadLetter()
                                .orElseThrow())
                .contains("MS2 renews, but does not hold");
    }

    @Test
    void stepsAreLoggedAlsoAfterTheEndAndMakeNoRevision() { // DBSS-13
        pool.failOver("i1", "W1").targetRecovered("i1");
        var step =
                new StepTaken(
                        incident("i1"),
                        pool.epoch("i1"),
                        pool.now,
                        Job.BACKGROUND,
                        Step.TARGET_RECOVERED,
                        "W1");

        var logged = pool.tell(step);

        assertThat(logged.step()).contains(step);
        assertThat(logged.changed()).isFalse();
    }

    @Test
    void aStepOfNoIncidentIsPutAside() {
        var step =
                new StepTaken(incident("i9"), Epoch.ZERO, pool.now, Job.FOREGROUND, Step.UP, "W1");

        assertThat(pool.tell(step).deadLetter()).contains("there is no incident i9");
    }

    @Test
    void whoDoesNotTrustItselfIsRecordedAsNotActing() { // DESIGN rule 10
        var notActed =
                new NotActed(
                        incident("i1"),
                        server("W1"),
                        MS,
                        TroubleKind.NETWORK,
                        pool.now,
                        pool.now,
                        "5 of 6 servers fail at once");

        assertThat(pool.tell(notActed).changed()).isFalse();
        assertThat(pool.theIncident("i1").reason()).contains("5 of 6 servers fail at once");
        assertThat(pool.configuration().epoch(ResourceId.of(server("W1")))).isEqualTo(Epoch.ZERO);
    }

    private static PoolState with(
            PoolState state, List<ServerRow> operation, List<ServerRow> liveMigration) {
        var old = state.configuration();
        return new PoolState(
                new PoolConfiguration(
                        old.revision(),
                        old.mode(),
                        old.powerMode(),
                        old.inventory(),
                        old.serversInMaintenance(),
                        old.hostsInMaintenance(),
                        operation,
                        old.suspend(),
                        liveMigration,
                        old.realServers(),
                        old.states(),
                        old.troubles(),
                        old.problems(),
                        old.sleeping(),
                        old.away(),
                        old.incidents(),
                        old.transitions(),
                        old.holds()),
                state.leases(),
                state.failovers(),
                state.past());
    }
}
