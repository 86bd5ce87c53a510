package io.emberkeep.sif.configuration;

import static io.emberkeep.sif.configuration.SamplePool.reason;
import static org.assertj.core.api.Assertions.assertThat;

import io.emberkeep.contract.answer.SignalAnswer;
import io.emberkeep.contract.configuration.PowerMode;
import io.emberkeep.contract.configuration.TransitionKind;
import io.emberkeep.contract.id.Epoch;
import io.emberkeep.contract.id.GroupId;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.IpAddress;
import io.emberkeep.contract.id.MemberId;
import io.emberkeep.contract.id.ResourceId;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.id.TransitionId;
import io.emberkeep.contract.inventory.Inventory;
import io.emberkeep.contract.inventory.PolicyFile;
import io.emberkeep.contract.signal.IncidentReport.TargetGivenUp;
import io.emberkeep.contract.signal.OperatorSignal;
import io.emberkeep.contract.signal.TransitionQuestion;
import io.emberkeep.contract.signal.TransitionReport;
import io.emberkeep.contract.transition.Step;
import io.emberkeep.sif.support.Samples;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the SIF does not let power saving do, whatever it planned (DESIGN rules 4 and 12, PSS-8, the reserve). */
class TransitionGuardTest {

    private static final GroupId WEB = new GroupId("Web");
    private static final MemberId POWER = new MemberId("power-1");
    private static final TransitionId ID = new TransitionId("it");
    private static final HostId RS1 = new HostId("RS1");
    private static final HostId RS2 = new HostId("RS2");
    private static final HostId RS3 = new HostId("RS3");
    private static final ServerId W1 = new ServerId("W1");
    private static final ServerId W2 = new ServerId("W2");

    private final SamplePool pool = new SamplePool(inventory());

    private static Inventory inventory() {
        var policy = "power: {reserve: {awakeHosts: 2, standbys: 0}}";
        return PolicyFile.read(policy, "policy.yaml", Samples.inventory())
                .inventory()
                .orElseThrow();
    }

    @Test
    void noHostFallsAsleepThatTheReserveNeeds() {
        emptyRs3();
        claim(TransitionKind.SLEEPING, Optional.empty(), List.of(new Step.SleepHost(RS3)));
        pool.tell(new OperatorSignal.SetMaintenance("test", ResourceId.of(RS2), true));
        assertThat(reason(begin(0))).contains("it would leave 1 hosts awake, the reserve is 2");
        pool.tell(new OperatorSignal.SetMaintenance("test", ResourceId.of(RS2), false));
        assertThat(begin(0)).isInstanceOf(SignalAnswer.Accepted.class);
    }

    @Test
    void aServerThatIsGivenUpIsLeftAlone() {
        giveUp("W2");
        assertThat(reason(claim(TransitionKind.GOING_LIGHT, Optional.of(WEB), light())))
                .contains("W2")
                .contains("is not over");
        assertThat(reason(claim(TransitionKind.MOVE, Optional.of(WEB), light())))
                .contains("W2")
                .contains("is not over");
    }

    @Test
    void whatWasApprovedAndDoesNotFitAnyMoreIsWithdrawn() {
        pool.tell(new OperatorSignal.SetPowerMode("test", PowerMode.APPROVE));
        claim(TransitionKind.GOING_LIGHT, Optional.of(WEB), light());
        pool.tell(new OperatorSignal.DecideTransition("test", ID, true));
        giveUp("W2");
        var answer = pool.tell(new TransitionQuestion.TakeOverTransition(ID, POWER)).answer();
        assertThat(reason(answer.orElseThrow())).contains("is not over");
        pool.tell(new TransitionReport.WithdrawTransition(ID, POWER, "W2 is given up"));
        assertThat(pool.configuration().transitions()).isEmpty();
    }

    @Test
    void whatHasBegunIsNotWithdrawn() {
        claim(TransitionKind.GOING_LIGHT, Optional.of(WEB), light());
        pool.tell(new TransitionReport.WithdrawTransition(ID, POWER, "its load is moderate"));
        assertThat(pool.configuration().transitions()).hasSize(1);
    }

    private static List<Step> light() {
        return List.of(
                new Step.MoveVips(
                        WEB,
                        List.of(new IpAddress("127.21.14.105")),
                        W2,
                        RS3,
                        W1,
                        RS1,
                        Duration.ZERO),
                new Step.SuspendServer(WEB, W2, RS3));
    }

    /** F2 and W2 serve there. */
    private void emptyRs3() {
        for (var row : List.copyOf(pool.configuration().operation())) {
            if (row.realServer().equals(Optional.of(RS3))) {
                claim(
                        TransitionKind.MOVE,
                        Optional.of(row.group()),
                        List.of(new Step.MigrateServer(row.group(), row.server(), RS3, RS1)));
                begin(0);
                pool.tell(new TransitionQuestion.StepRecorded(ID, epoch(), 0));
                pool.tell(
                        new TransitionQuestion.EndTransition(
                                ID,
                                epoch(),
                                io.emberkeep.contract.configuration.TransitionState.DONE,
                                "so",
                                true));
            }
        }
    }

    private void giveUp(String target) {
        pool.claim("i", target);
        pool.tell(
                new TargetGivenUp(
                        SamplePool.incident("i"),
                        pool.epoch("i"),
                        Optional.empty(),
                        Optional.empty(),
                        "it does not answer",
                        pool.now));
    }

    private SignalAnswer claim(TransitionKind kind, Optional<GroupId> group, List<Step> steps) {
        return pool.tell(new TransitionQuestion.ClaimTransition(ID, POWER, kind, group, steps, "r"))
                .answer()
                .orElseThrow();
    }

    private SignalAnswer begin(int step) {
        return pool.tell(
                        new TransitionQuestion.StepBegun(
                                ID, epoch(), step, pool.now.plusSeconds(20)))
                .answer()
                .orElseThrow();
    }

    private Epoch epoch() {
        return pool.configuration().transition(ID).orElseThrow().epoch();
    }
}
