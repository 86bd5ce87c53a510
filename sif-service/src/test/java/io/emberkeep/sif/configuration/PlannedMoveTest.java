package io.emberkeep.sif.configuration;

import static io.emberkeep.sif.configuration.SamplePool.reason;
import static org.assertj.core.api.Assertions.assertThat;

import io.emberkeep.contract.answer.SignalAnswer;
import io.emberkeep.contract.answer.SignalAnswer.TransitionGranted;
import io.emberkeep.contract.configuration.Mode;
import io.emberkeep.contract.configuration.PowerMode;
import io.emberkeep.contract.configuration.TransitionKind;
import io.emberkeep.contract.configuration.TransitionState;
import io.emberkeep.contract.id.GroupId;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.MemberId;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.id.TransitionId;
import io.emberkeep.contract.inventory.Inventory;
import io.emberkeep.contract.signal.OperatorSignal;
import io.emberkeep.contract.signal.TransitionQuestion;
import io.emberkeep.contract.transition.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What an operator wants moved is claimed like any transition, and is not held back by the power mode (DESIGN rule 12). */
class PlannedMoveTest {

    private static final TransitionId DRAIN = new TransitionId("RS3-drain-1");
    private static final GroupId WEB = new GroupId("Web");
    private static final HostId RS3 = new HostId("RS3");
    private static final MemberId POWER = new MemberId("power-1");

    private final SamplePool pool = new SamplePool();

    /** Web's and FTP's servers leave RS3. */
    private List<Step> drain() {
        var steps = new ArrayList<Step>();
        for (var row : pool.configuration().operation()) {
            if (row.realServer().equals(Optional.of(RS3))) {
                steps.add(
                        new Step.MigrateServer(row.group(), row.server(), RS3, new HostId("RS1")));
            }
        }
        steps.add(new Step.BeginMaintenance(RS3));
        return steps;
    }

    private TransitionQuestion drainClaim() {
        return new TransitionQuestion.ClaimTransition(
                DRAIN, POWER, TransitionKind.DRAIN, Optional.empty(), drain(), "ann drains RS3");
    }

    @Test
    void aDrainedHostIsInMaintenanceWithItsLastStep() {
        take(DRAIN, TransitionKind.DRAIN, Optional.empty(), drain());
        assertThat(pool.configuration().hostsInMaintenance()).containsExactly(RS3);
        assertThat(pool.configuration().operation())
                .noneMatch(row -> row.realServer().equals(Optional.of(RS3)));
        assertThat(reason(ask(sleep()))).contains("RS3 is in maintenance");
    }

    @Test
    void whatAnOperatorAsksForIsNotHeldBackByThePowerModeButByThePools() {
        pool.tell(new OperatorSignal.SetPowerMode("ann", PowerMode.REPORT_ONLY));
        assertThat(reason(ask(light()))).isEqualTo("power saving only reports");
        pool.tell(new OperatorSignal.SetMode("ann", Mode.REPORT_ONLY));
        assertThat(reason(ask(drainClaim()))).isEqualTo("the pool only reports");
        pool.tell(new OperatorSignal.SetMode("ann", Mode.ARMED));
        assertThat(ask(drainClaim())).isInstanceOf(TransitionGranted.class);
    }

    @Test
    void inTheModeApproveADrainNeedsNobodysWord() {
        pool.tell(new OperatorSignal.SetPowerMode("ann", PowerMode.APPROVE));
        assertThat(ask(drainClaim())).isInstanceOf(TransitionGranted.class);
    }

    @Test
    void nobodyElseChangesItsGroupsOrUsesTheHostThatIsEmptied() {
        ask(drainClaim());
        assertThat(reason(ask(light()))).contains("there is already");
        var onto =
                new TransitionQuestion.ClaimTransition(
                        new TransitionId("onto"),
                        POWER,
                        TransitionKind.MOVE,
                        Optional.of(new GroupId("Mail")),
                        List.of(
                                new Step.MoveServer(
                                        new GroupId("Mail"),
                                        new ServerId("M1"),
                                        hostOf("M1"),
                                        RS3)),
                        "r");
        assertThat(reason(ask(onto))).contains("there is already").contains("RS3-drain-1");
    }

    @Test
    void aMovedServerStaysWhereItWentAndItsUndoIsAMove() {
        var before = pool.configuration().operation();
        var move = new Step.MoveServer(WEB, new ServerId("W2"), hostOf("W2"), new HostId("RS2"));
        take(new TransitionId("m1"), TransitionKind.MOVE, Optional.of(WEB), List.of(move));
        assertThat(pool.row("W2").realServer()).contains(new HostId("RS2"));
        assertThat(pool.configuration().liveMigration()).isEmpty();
        take(
                new TransitionId("m2"),
                TransitionKind.MOVE,
                Optional.of(WEB),
                List.of(move.undo().orElseThrow()));
        assertThat(pool.configuration().operation()).isEqualTo(before);
    }

    @Test
    void anIncidentInAnyOfItsGroupsOutranksADrain() {
        ask(drainClaim());
        pool.granted("i1", "F1");
        assertThat(pool.configuration().transition(DRAIN).orElseThrow().state())
                .isEqualTo(TransitionState.INTERRUPTED);
        assertThat(Consistency.broken(pool.state)).isEmpty();
    }

    @Test
    void whatADrainTookAwayIsNotChangedInTheInventory() {
        take(DRAIN, TransitionKind.DRAIN, Optional.empty(), drain());
        var inventory = pool.configuration().inventory();
        var without =
                new Inventory(
                        inventory.pool(),
                        inventory.settings(),
                        inventory.hosts(),
                        inventory.groups(),
                        inventory.servers().stream()
                                .filter(one -> !one.name().equals(new ServerId("W2")))
                                .toList());
        assertThat(Touched.whyRefused(pool.configuration(), without).orElseThrow())
                .contains("not where they belong");
    }

    private static TransitionQuestion light() {
        return new TransitionQuestion.ClaimTransition(
                new TransitionId("web-light"),
                POWER,
                TransitionKind.GOING_LIGHT,
                Optional.of(WEB),
                List.of(new Step.SuspendServer(WEB, new ServerId("W1"), new HostId("RS1"))),
                "4 of 4 lights in a row");
    }

    private static TransitionQuestion sleep() {
        return new TransitionQuestion.ClaimTransition(
                new TransitionId("sleep"),
                POWER,
                TransitionKind.SLEEPING,
                Optional.empty(),
                List.of(new Step.SleepHost(RS3)),
                "nobody serves there");
    }

    private void take(
            TransitionId id, TransitionKind kind, Optional<GroupId> group, List<Step> steps) {
        var granted =
                (TransitionGranted)
                        ask(
                                new TransitionQuestion.ClaimTransition(
                                        id, POWER, kind, group, steps, "r"));
        var epoch = granted.transition().epoch();
        for (var step = 0; step < steps.size(); step++) {
            accepted(
                    new TransitionQuestion.StepBegun(
                            id, epoch, step, pool.now.plus(Duration.ofSeconds(20))));
            accepted(new TransitionQuestion.StepRecorded(id, epoch, step));
            assertThat(Consistency.broken(pool.state)).isEmpty();
        }
        accepted(
                new TransitionQuestion.EndTransition(id, epoch, TransitionState.DONE, "all", true));
    }

    private void accepted(TransitionQuestion question) {
        assertThat(ask(question)).isInstanceOf(SignalAnswer.Accepted.class);
    }

    private HostId hostOf(String server) {
        return pool.row(server).realServer().orElseThrow();
    }

    private SignalAnswer ask(TransitionQuestion question) {
        return pool.tell(question).answer().orElseThrow();
    }
}
