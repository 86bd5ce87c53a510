package io.emberkeep.sif.configuration;

import static io.emberkeep.sif.configuration.SamplePool.reason;
import static org.assertj.core.api.Assertions.assertThat;

import io.emberkeep.contract.answer.SignalAnswer;
import io.emberkeep.contract.answer.SignalAnswer.Granted;
import io.emberkeep.contract.answer.SignalAnswer.TransitionGranted;
import io.emberkeep.contract.configuration.Transition;
import io.emberkeep.contract.configuration.TransitionKind;
import io.emberkeep.contract.configuration.TransitionState;
import io.emberkeep.contract.id.GroupId;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.MemberId;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.id.TransitionId;
import io.emberkeep.contract.signal.OperatorSignal;
import io.emberkeep.contract.signal.TransitionQuestion;
import io.emberkeep.contract.signal.TransitionQuestion.EndTransition;
import io.emberkeep.contract.transition.Step;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A live migration of which nobody saw the end: its server is on either host, and both are known (DESIGN rule 9). */
class UnsettledTest {

    private static final TransitionId ID = new TransitionId("m1");
    private static final MemberId POWER = new MemberId("power-1");
    private static final GroupId FTP = new GroupId("FTP");
    private static final HostId RS1 = new HostId("RS1");
    private static final HostId RS2 = new HostId("RS2");

    private final SamplePool pool = new SamplePool();

    @BeforeEach
    void aMoveBegins() {
        var move = new Step.MoveServer(FTP, new ServerId("F1"), RS2, RS1);
        assertThat(pool.row("F1").realServer()).contains(RS2);
        ask(claim(move));
        var until = pool.now.plus(Duration.ofSeconds(20));
        ask(new TransitionQuestion.StepBegun(ID, transition().epoch(), 0, until));
    }

    @Test
    void itStopsUnsettledAndHoldsNothing() {
        stop(false);
        assertThat(transition().state()).isEqualTo(TransitionState.UNSETTLED);
        assertThat(pool.configuration().holds()).noneMatch(hold -> !hold.holders().isEmpty());
        assertThat(Consistency.broken(pool.state)).isEmpty();
    }

    @Test
    void oneThatWasSettledIsOver() {
        stop(true);
        assertThat(pool.configuration().transition(ID)).isEmpty();
    }

    @Test
    void whoClaimsItsServerHearsOfBothHosts() {
        stop(false);
        assertThat(pool.granted("i1", "F1").elsewhere()).contains(RS1);
        assertThat(transition().state()).isEqualTo(TransitionState.UNSETTLED);
        assertThat(pool.granted("i2", "M1").elsewhere()).isEmpty();
    }

    @Test
    void whoeverTakesTheIncidentOverHearsOfThemToo() {
        stop(false);
        pool.granted("i1", "F1");
        pool.after(Duration.ofMinutes(5)).checkLeases();
        var taken = (Granted) pool.takeOver("i1", SamplePool.OTHER);
        assertThat(taken.elsewhere()).contains(RS1);
    }

    @Test
    void theOtherHostMayBeFencedToo() {
        stop(false);
        pool.granted("i1", "F1");
        assertThat(whyNot(pool.fence("i1", "RS1"))).doesNotContain("did not run on");
        assertThat(whyNot(pool.fence("i1", "RS3"))).contains("did not run on");
    }

    @Test
    void aHostOnWhichAHealthyServerMayBeIsNotFenced() {
        stop(false);
        for (var row : List.copyOf(pool.configuration().operation())) {
            if (row.realServer().equals(Optional.of(RS1))) {
                pool.granted("i-" + row.server(), row.server().value());
            }
        }
        var one =
                pool.configuration().incidents().stream()
                        .filter(incident -> incident.targetHost().equals(Optional.of(RS1)))
                        .findFirst()
                        .orElseThrow();
        assertThat(whyNot(pool.fence(one.id().value(), "RS1")))
                .contains("F1 on it is not in network trouble");
    }

    @Test
    void nothingElseIsMovedInItsGroup() {
        stop(false);
        var other = new Step.MoveServer(FTP, new ServerId("F1"), RS2, new HostId("RS3"));
        var again =
                new TransitionQuestion.ClaimTransition(
                        new TransitionId("m2"),
                        POWER,
                        TransitionKind.MOVE,
                        Optional.of(FTP),
                        List.of(other),
                        "r");
        assertThat(reason(ask(again))).contains("there is already");
    }

    @Test
    void itIsLookedAtAgainOnlyWhileNoIncidentHasItsServer() {
        stop(false);
        var takeOver = new TransitionQuestion.TakeOverTransition(ID, POWER);
        var granted = (TransitionGranted) ask(takeOver);
        assertThat(granted.transition().state()).isEqualTo(TransitionState.INTERRUPTED);
        stop(false);
        pool.granted("i1", "F1");
        assertThat(reason(ask(takeOver))).contains("is not over");
    }

    @Test
    void anOperatorMaySayWhereItIs() {
        stop(false);
        pool.tell(new OperatorSignal.DecideTransition("ann", ID, false));
        assertThat(pool.configuration().transition(ID)).isEmpty();
    }

    private static String whyNot(SignalAnswer answer) {
        return switch (answer) {
            case SignalAnswer.Wait(var why, _) -> why;
            case SignalAnswer.Refused(var why, _) -> why;
            case SignalAnswer.Granted _ -> "";
            case SignalAnswer.TransitionGranted _, SignalAnswer.Accepted _ ->
                    throw new AssertionError(answer);
        };
    }

    private void stop(boolean settled) {
        var epoch = transition().epoch();
        ask(new EndTransition(ID, epoch, TransitionState.STOPPED, "RS1 is silent", settled));
    }

    private static TransitionQuestion claim(Step step) {
        return new TransitionQuestion.ClaimTransition(
                ID, POWER, TransitionKind.MOVE, Optional.of(FTP), List.of(step), "r");
    }

    private Transition transition() {
        return pool.configuration().transition(ID).orElseThrow();
    }

    private SignalAnswer ask(TransitionQuestion question) {
        return pool.tell(question).answer().orElseThrow();
    }
}
