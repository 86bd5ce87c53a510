package io.emberkeep.contract.wire;

import io.emberkeep.contract.answer.SignalAnswer;
import io.emberkeep.contract.configuration.Rows.LoadCondition;
import io.emberkeep.contract.configuration.Transition;
import io.emberkeep.contract.configuration.TransitionKind;
import io.emberkeep.contract.configuration.TransitionState;
import io.emberkeep.contract.energy.EnergyUsed;
import io.emberkeep.contract.id.Epoch;
import io.emberkeep.contract.id.GroupId;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.IpAddress;
import io.emberkeep.contract.id.MemberId;
import io.emberkeep.contract.id.ResourceId;
import io.emberkeep.contract.id.Revision;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.id.TransitionId;
import io.emberkeep.contract.load.LoadSample;
import io.emberkeep.contract.load.LoadsMeasured;
import io.emberkeep.contract.signal.TransitionQuestion;
import io.emberkeep.contract.signal.TransitionReport;
import io.emberkeep.contract.transition.Step;
import io.emberkeep.contract.transition.TransitionEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The messages of power saving, from one story: group Web goes light, W1 keeps its service. */
final class TransitionExamples {

    static final TransitionId ID = new TransitionId("web-light-20261101-1");

    private static final GroupId WEB = new GroupId("Web");
    private static final ServerId W1 = new ServerId("W1");
    private static final ServerId W2 = new ServerId("W2");
    private static final HostId RS1 = new HostId("RS1");
    private static final HostId RS2 = new HostId("RS2");
    private static final MemberId MEMBER = new MemberId("power-1");
    private static final Epoch EPOCH = new Epoch(1);
    private static final Instant BEGUN = Instant.parse("2026-11-01T22:00:00.125Z");
    private static final Instant UNTIL = Instant.parse("2026-11-01T22:00:20Z");
    private static final String REASON = "4 of 4 lights in a row";

    /** One step of each kind. */
    static final List<Step> STEPS =
            List.of(
                    new Step.WakeHosts(List.of(RS2)),
                    new Step.MigrateServer(WEB, W1, RS2, RS1),
                    new Step.ReturnServer(WEB, W1, RS1, RS2),
                    new Step.MoveServer(WEB, W1, RS2, RS1),
                    new Step.BringStandbyHome(WEB, new ServerId("Wb"), RS2, new HostId("MS")),
                    new Step.MoveVips(
                            WEB,
                            List.of(new IpAddress("127.21.14.105")),
                            W2,
                            RS2,
                            W1,
                            RS1,
                            Duration.ofSeconds(2)),
                    new Step.SuspendServer(WEB, W2, RS2),
                    new Step.ResumeServer(WEB, W2, RS2),
                    new Step.StartSpare(WEB, new ServerId("Wb"), new HostId("MS")),
                    new Step.StopSpare(WEB, new ServerId("Wb"), new HostId("MS")),
                    new Step.RecordShape(WEB, LoadCondition.MODERATE, LoadCondition.LIGHT),
                    new Step.SleepHost(RS2),
                    new Step.BeginMaintenance(RS2),
                    new Step.Settle(new Step.SuspendServer(WEB, W2, RS2)));

    static final Transition RECORDED =
            new Transition(
                    ID,
                    TransitionKind.GOING_LIGHT,
                    Optional.of(WEB),
                    TransitionState.RUNNING,
                    EPOCH,
                    MEMBER,
                    true,
                    STEPS,
                    3,
                    true,
                    Optional.of(UNTIL),
                    REASON,
                    BEGUN,
                    Optional.empty());

    private TransitionExamples() {}

    static List<Message> all() {
        return List.of(
                new TransitionQuestion.ClaimTransition(
                        ID, MEMBER, TransitionKind.GOING_LIGHT, Optional.of(WEB), STEPS, REASON),
                new TransitionQuestion.TakeOverTransition(ID, MEMBER),
                new TransitionQuestion.StepBegun(ID, EPOCH, 3, UNTIL),
                new TransitionQuestion.StepRecorded(ID, EPOCH, 3),
                new TransitionQuestion.UndoTransition(ID, EPOCH, "W1 does not take the VIPs"),
                new TransitionQuestion.EndTransition(ID, EPOCH, TransitionState.DONE, REASON, true),
                new TransitionReport.RenewTransition(ID, MEMBER, EPOCH),
                new TransitionReport.WithdrawTransition(ID, MEMBER, "its load is moderate"),
                new SignalAnswer.TransitionGranted(
                        new Revision(43),
                        RECORDED,
                        Map.of(ResourceId.of(W1), EPOCH),
                        Duration.ofSeconds(15)),
                new LoadsMeasured(
                        "adapter",
                        List.of(
                                new LoadSample(
                                        W1, BEGUN, 4e8, 2e9, 12.5, 1, 1_500_000, 256_000_000))),
                new EnergyUsed(
                        BEGUN,
                        BEGUN.plusSeconds(60),
                        7_440,
                        10_800,
                        List.of(new EnergyUsed.Saved(ID, 3_360)),
                        List.of(new HostId("RS4")),
                        Duration.ofSeconds(60)),
                new TransitionEvent(
                        ID,
                        TransitionKind.GOING_LIGHT,
                        Optional.of(WEB),
                        BEGUN,
                        TransitionState.RUNNING,
                        4,
                        STEPS.size(),
                        "127.21.14.105 went from W2 to W1"));
    }
}
