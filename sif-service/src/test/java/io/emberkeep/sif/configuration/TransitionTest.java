package io.emberkeep.sif.configuration;

import static io.emberkeep.sif.configuration.SamplePool.reason;
import static org.assertj.core.api.Assertions.assertThat;

import io.emberkeep.contract.answer.SignalAnswer;
import io.emberkeep.contract.answer.SignalAnswer.TransitionGranted;
import io.emberkeep.contract.answer.SignalAnswer.Wait;
import io.emberkeep.contract.configuration.Mode;
import io.emberkeep.contract.configuration.PowerMode;
import io.emberkeep.contract.configuration.Rows.LoadCondition;
import io.emberkeep.contract.configuration.Transition;
import io.emberkeep.contract.configuration.TransitionKind;
import io.emberkeep.contract.configuration.TransitionState;
import io.emberkeep.contract.id.Epoch;
import io.emberkeep.contract.id.GroupId;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.IpAddress;
import io.emberkeep.contract.id.MemberId;
import io.emberkeep.contract.id.ResourceId;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.id.TransitionId;
import io.emberkeep.contract.signal.OperatorSignal;
import io.emberkeep.contract.signal.TransitionQuestion;
import io.emberkeep.contract.signal.TransitionReport;
import io.emberkeep.contract.transition.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The papers' sample pool becomes light and moderate again, step by step (SIF-11, PSS-4 to 9, DESIGN rules 2 to 4). */
class TransitionTest {

    private static final TransitionId LIGHT = new TransitionId("web-light");
    private static final GroupId WEB = new GroupId("Web");
    private static final MemberId POWER = new MemberId("power-1");
    private static final MemberId SECOND = new MemberId("power-2");
    private static final Duration A_STEP = Duration.ofSeconds(20);

    private final SamplePool pool = new SamplePool();

    @Test
    void goingLightIsClaimedAndHoldsWhatItMoves() {
        var granted = claim(LIGHT, goingLight());
        assertThat(granted.transition().state()).isEqualTo(TransitionState.RUNNING);
        assertThat(granted.epochs())
                .containsKeys(ResourceId.of(new ServerId("W1")), ResourceId.of(new ServerId("W2")));
        assertThat(Consistency.broken(pool.state)).isEmpty();
    }

    @Test
    void vipsAreTheNewHoldersInTheRecordsBeforeTheyAreSetOnIt() {
        var move = (Step.MoveVips) goingLight().getFirst();
        claim(LIGHT, goingLight());
        begin(0);
        assertThat(pool.row(move.from().value()).vips()).containsAll(move.vips());
        record(0);
        assertThat(pool.row(move.from().value()).vips()).isEmpty();
        assertThat(pool.row(move.to().value()).vips()).containsAll(move.vips());
    }

    @Test
    void whoIsSuspendedGoesFromOperationToSuspend() {
        take(LIGHT, goingLight());
        assertThat(pool.operation()).contains("W1").doesNotContain("W2");
        assertThat(pool.configuration().suspend()).hasSize(1);
        assertThat(condition()).isEqualTo(LoadCondition.LIGHT);
        assertThat(pool.configuration().transitions()).isEmpty();
        assertThat(pool.configuration().holds()).allMatch(hold -> hold.holders().isEmpty());
    }

    @Test
    void aHostWithNobodyInOperationSleepsAndOneWithSomebodyDoesNot() {
        var host = new HostId("RS3");
        assertThat(reason(ask(sleep("too-early", host)))).contains("hosts a server in operation");
        gatherOnRs1();
        take(
                new TransitionId("sleep"),
                TransitionKind.SLEEPING,
                Optional.empty(),
                List.of(new Step.SleepHost(host)));
        assertThat(pool.configuration().sleeping())
                .extracting(row -> row.host())
                .containsExactly(host);
        assertThat(Consistency.broken(pool.state)).isEmpty();
    }

    @Test
    void theUndoneLeadsBackFromWhereItCame() {
        var before = pool.configuration().operation();
        claim(LIGHT, goingLight());
        begin(0);
        record(0);
        begin(1);
        var back =
                ((TransitionGranted)
                                ask(
                                        new TransitionQuestion.UndoTransition(
                                                LIGHT, epoch(), "it does not pause")))
                        .transition();
        assertThat(back.state()).isEqualTo(TransitionState.UNDOING);
        assertThat(back.steps().getFirst()).isInstanceOf(Step.Settle.class);
        for (var step = 0; step < back.steps().size(); step++) {
            begin(step);
            record(step);
        }
        end(TransitionState.UNDONE);
        assertThat(pool.configuration().operation()).isEqualTo(before);
        assertThat(pool.configuration().suspend()).isEmpty();
    }

    @Test
    void aRepeatedStepChangesNothingTheSecondTime() {
        claim(LIGHT, goingLight());
        begin(0);
        record(0);
        var revision = pool.revision();
        record(0);
        assertThat(pool.revision()).isEqualTo(revision);
    }

    @Test
    void noStepIsLeftOut() {
        claim(LIGHT, goingLight());
        begin(0);
        assertThat(
                        reason(
                                ask(
                                        new TransitionQuestion.StepBegun(
                                                LIGHT, epoch(), 1, pool.now.plus(A_STEP)))))
                .contains("cannot begin");
        assertThat(
                        reason(
                                ask(
                                        new TransitionQuestion.EndTransition(
                                                LIGHT, epoch(), TransitionState.DONE, "", true))))
                .contains("is not done");
    }

    @Test
    void anotherCarriesOnWhenTheLeaseRanOutAndTheFormerIsStale() {
        claim(LIGHT, goingLight());
        begin(0);
        var former = epoch();
        assertThat(reason(ask(new TransitionQuestion.TakeOverTransition(LIGHT, SECOND))))
                .contains("works on it");
        pool.after(Duration.ofMinutes(5)).checkLeases();
        var granted =
                (TransitionGranted) ask(new TransitionQuestion.TakeOverTransition(LIGHT, SECOND));
        assertThat(former.olderThan(granted.transition().epoch())).isTrue();
        assertThat(reason(ask(new TransitionQuestion.StepRecorded(LIGHT, former, 0))))
                .contains("stale epoch");
        assertThat(
                        pool.tell(new TransitionReport.RenewTransition(LIGHT, POWER, former))
                                .deadLetter())
                .isPresent();
        record(0);
    }

    @Test
    void theSilenceThatAStepCausesIsNoTroubleUntilItsDeadline() {
        claim(LIGHT, goingLight());
        begin(0);
        var wait = pool.claim("i1", "W2");
        assertThat(wait).isInstanceOf(Wait.class);
        assertThat(((Wait) wait).until()).isEqualTo(pool.now.plus(A_STEP));
        pool.after(A_STEP.plusSeconds(1));
        pool.granted("i1", "W2");
        assertThat(transition().state()).isEqualTo(TransitionState.INTERRUPTED);
    }

    @Test
    void anIncidentOutranksATransitionThatDoesNotSilenceIt() {
        claim(LIGHT, goingLight());
        begin(0);
        record(0);
        begin(1);
        pool.granted("i1", "W1");
        assertThat(transition().state()).isEqualTo(TransitionState.INTERRUPTED);
        assertThat(reason(ask(new TransitionQuestion.StepRecorded(LIGHT, epoch(), 1))))
                .contains("goes no further");
        end(TransitionState.STOPPED);
        assertThat(Consistency.broken(pool.state)).isEmpty();
    }

    @Test
    void aGroupWithAnOpenIncidentIsNotChanged() {
        pool.granted("i1", "W1");
        assertThat(reason(ask(claimOf(LIGHT, goingLight())))).contains("incident i1");
    }

    @Test
    void whoClaimsASuspendedServerIsToldToWaitAndNothingIsRecorded() { // SIF-4
        take(LIGHT, goingLight());
        var revision = pool.revision();
        var wait = (Wait) pool.claim("i1", "W2");
        assertThat(wait.reason()).isEqualTo("W2 is suspended by power saving");
        assertThat(wait.until())
                .isEqualTo(
                        pool.now.plus(pool.configuration().inventory().settings().recoveryPoll()));
        assertThat(pool.configuration().incidents()).isEmpty();
        assertThat(pool.revision()).isEqualTo(revision);
    }

    @Test
    void whereOnlyTheMoverKnowsAServerIsHisWordIsWaitedFor() {
        var group = new GroupId("Mail");
        var steps =
                List.<Step>of(
                        new Step.MigrateServer(
                                group, new ServerId("M1"), hostOf("M1"), elsewhere("M1")));
        assertThat(
                        ask(
                                new TransitionQuestion.ClaimTransition(
                                        LIGHT,
                                        POWER,
                                        TransitionKind.GOING_LIGHT,
                                        Optional.of(group),
                                        steps,
                                        "r")))
                .isInstanceOf(TransitionGranted.class);
        begin(0);
        pool.after(A_STEP.plusSeconds(1));
        assertThat(pool.claim("i1", "M1")).isInstanceOf(Wait.class);
        pool.after(Duration.ofMinutes(5)).checkLeases();
        pool.granted("i1", "M1");
    }

    @Test
    void inTheModeApproveItIsProposedAndDoneOnceAnOperatorSaysSo() {
        pool.tell(new OperatorSignal.SetPowerMode("ops", PowerMode.APPROVE));
        assertThat(ask(claimOf(LIGHT, goingLight()))).isInstanceOf(SignalAnswer.Accepted.class);
        assertThat(transition().state()).isEqualTo(TransitionState.PROPOSED);
        assertThat(reason(ask(new TransitionQuestion.TakeOverTransition(LIGHT, POWER))))
                .contains("waits for an operator");
        pool.tell(new OperatorSignal.DecideTransition("ops", LIGHT, true));
        assertThat(ask(new TransitionQuestion.TakeOverTransition(LIGHT, POWER)))
                .isInstanceOf(TransitionGranted.class);
    }

    @Test
    void aRejectedPlanIsOver() {
        pool.tell(new OperatorSignal.SetPowerMode("ops", PowerMode.APPROVE));
        ask(claimOf(LIGHT, goingLight()));
        pool.tell(new OperatorSignal.DecideTransition("ops", LIGHT, false));
        assertThat(pool.configuration().transitions()).isEmpty();
        assertThat(pool.state.ended())
                .extracting(Transition::state)
                .containsExactly(TransitionState.REJECTED);
    }

    @Test
    void whatIsOnlyReportedTellsWhatWouldHaveBeenDone() {
        pool.tell(new OperatorSignal.SetPowerMode("ops", PowerMode.REPORT_ONLY));
        var refused = (SignalAnswer.Refused) ask(claimOf(LIGHT, goingLight()));
        assertThat(refused.wouldHave()).contains("suspend W2 on " + hostOf("W2"));
        pool.tell(new OperatorSignal.SetPowerMode("ops", PowerMode.AUTOMATIC));
        pool.mode(Mode.DISARMED);
        assertThat(reason(ask(claimOf(LIGHT, goingLight())))).isEqualTo("the pool is disarmed");
    }

    @Test
    void aStepThatMayNotBeTakenIsRefusedWithTheReason() {
        var steps = List.<Step>of(new Step.SuspendServer(WEB, new ServerId("W2"), hostOf("W2")));
        assertThat(reason(ask(claimOf(LIGHT, steps)))).contains("W2 still has");
        assertThat(reason(ask(claimOf(LIGHT, List.of())))).contains("between 1 and");
        var unknown = List.<Step>of(new Step.SuspendServer(WEB, new ServerId("W9"), hostOf("W2")));
        assertThat(reason(ask(claimOf(LIGHT, unknown)))).isEqualTo("there is no server W9");
    }

    private List<Step> goingLight() {
        var steps = new ArrayList<Step>();
        for (var other : List.of("W2")) {
            steps.add(
                    new Step.MoveVips(
                            WEB,
                            vips(other),
                            new ServerId(other),
                            hostOf(other),
                            new ServerId("W1"),
                            hostOf("W1"),
                            Duration.ofSeconds(2)));
            steps.add(new Step.SuspendServer(WEB, new ServerId(other), hostOf(other)));
        }
        steps.add(new Step.RecordShape(WEB, LoadCondition.MODERATE, LoadCondition.LIGHT));
        return steps;
    }

    /** Nobody is in operation on RS3 any more. */
    private void gatherOnRs1() {
        var number = 0;
        for (var row : List.copyOf(pool.configuration().operation())) {
            if (row.realServer().equals(Optional.of(new HostId("RS3")))) {
                take(
                        new TransitionId("away-" + number++),
                        TransitionKind.MOVE,
                        Optional.of(row.group()),
                        List.of(
                                new Step.MigrateServer(
                                        row.group(),
                                        row.server(),
                                        new HostId("RS3"),
                                        new HostId("RS1"))));
            }
        }
    }

    private HostId hostOf(String server) {
        return pool.configuration()
                .inventory()
                .server(new ServerId(server))
                .orElseThrow()
                .host()
                .orElseThrow();
    }

    private HostId elsewhere(String server) {
        return pool.configuration().inventory().hosts().stream()
                .map(host -> host.name())
                .filter(host -> !host.equals(hostOf(server)))
                .findFirst()
                .orElseThrow();
    }

    private List<IpAddress> vips(String server) {
        return pool.configuration().inventory().server(new ServerId(server)).orElseThrow().vips();
    }

    private LoadCondition condition() {
        return pool.configuration().states().stream()
                .filter(row -> row.group().equals(WEB))
                .findFirst()
                .orElseThrow()
                .condition();
    }

    private TransitionQuestion sleep(String name, HostId host) {
        return new TransitionQuestion.ClaimTransition(
                new TransitionId(name),
                POWER,
                TransitionKind.SLEEPING,
                Optional.empty(),
                List.of(new Step.SleepHost(host)),
                "nobody serves there");
    }

    private static TransitionQuestion claimOf(TransitionId id, List<Step> steps) {
        return new TransitionQuestion.ClaimTransition(
                id,
                POWER,
                TransitionKind.GOING_LIGHT,
                Optional.of(WEB),
                steps,
                "4 of 4 lights in a row");
    }

    private TransitionGranted claim(TransitionId id, List<Step> steps) {
        return (TransitionGranted) ask(claimOf(id, steps));
    }

    private void take(TransitionId id, List<Step> steps) {
        take(id, TransitionKind.GOING_LIGHT, Optional.of(WEB), steps);
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
            assertAccepted(
                    new TransitionQuestion.StepBegun(id, epoch, step, pool.now.plus(A_STEP)));
            assertAccepted(new TransitionQuestion.StepRecorded(id, epoch, step));
            assertThat(Consistency.broken(pool.state)).isEmpty();
        }
        assertAccepted(
                new TransitionQuestion.EndTransition(
                        id, epoch, TransitionState.DONE, "all steps were taken", true));
    }

    private Transition transition() {
        return pool.configuration().transition(LIGHT).orElseThrow();
    }

    private Epoch epoch() {
        return transition().epoch();
    }

    private void begin(int step) {
        assertAccepted(
                new TransitionQuestion.StepBegun(LIGHT, epoch(), step, pool.now.plus(A_STEP)));
    }

    private void record(int step) {
        assertAccepted(new TransitionQuestion.StepRecorded(LIGHT, epoch(), step));
    }

    private void end(TransitionState outcome) {
        assertAccepted(new TransitionQuestion.EndTransition(LIGHT, epoch(), outcome, "so", true));
    }

    private void assertAccepted(TransitionQuestion question) {
        assertThat(ask(question)).isInstanceOf(SignalAnswer.Accepted.class);
    }

    private SignalAnswer ask(TransitionQuestion question) {
        return pool.tell(question).answer().orElseThrow();
    }
}
