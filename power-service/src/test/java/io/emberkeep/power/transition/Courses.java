package io.emberkeep.power.transition;

import io.emberkeep.contract.answer.CommandAnswer;
import io.emberkeep.contract.answer.Observed;
import io.emberkeep.contract.answer.SignalAnswer;
import io.emberkeep.contract.configuration.Rows.LoadCondition;
import io.emberkeep.contract.configuration.Transition;
import io.emberkeep.contract.configuration.TransitionKind;
import io.emberkeep.contract.configuration.TransitionState;
import io.emberkeep.contract.id.Epoch;
import io.emberkeep.contract.id.ExecutorId;
import io.emberkeep.contract.id.GroupId;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.IpAddress;
import io.emberkeep.contract.id.MemberId;
import io.emberkeep.contract.id.ResourceId;
import io.emberkeep.contract.id.Revision;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.id.TransitionId;
import io.emberkeep.contract.signal.TransitionQuestion.ClaimTransition;
import io.emberkeep.contract.transition.Step;
import io.emberkeep.contract.transition.Touches;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One story for tests: group Web goes light, W1 keeps its service. */
final class Courses {

    static final Instant T0 = Instant.parse("2026-11-01T12:00:00Z");
    static final TransitionId ID = new TransitionId("web-light-1");
    static final MemberId MEMBER = new MemberId("power-1");
    static final GroupId WEB = new GroupId("Web");
    static final ServerId W1 = new ServerId("W1");
    static final ServerId W2 = new ServerId("W2");
    static final HostId RS1 = new HostId("RS1");
    static final HostId RS2 = new HostId("RS2");
    static final HostId RS3 = new HostId("RS3");
    static final Duration LEASE = Duration.ofSeconds(15);
    static final CourseView.Limits LIMITS =
            new CourseView.Limits(
                    LEASE,
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(60),
                    Duration.ofSeconds(20),
                    Duration.ofMinutes(2));
    static final Step MOVE =
            new Step.MoveVips(
                    WEB,
                    List.of(new IpAddress("10.0.0.102")),
                    W2,
                    RS2,
                    W1,
                    RS1,
                    Duration.ofSeconds(2));
    static final Step SUSPEND = new Step.SuspendServer(WEB, W2, RS2);
    static final Step RECORD =
            new Step.RecordShape(WEB, LoadCondition.MODERATE, LoadCondition.LIGHT);
    static final Step WAKE = new Step.WakeHosts(List.of(RS2, RS3));
    static final List<Step> LIGHT = List.of(MOVE, SUSPEND, RECORD);

    private Courses() {}

    static ClaimTransition claim(List<Step> steps) {
        return new ClaimTransition(
                ID, MEMBER, TransitionKind.GOING_LIGHT, Optional.of(WEB), steps, "4 of 4 lights");
    }

    static CourseView view(int revision, Optional<Transition> recorded, ServerId... inIncident) {
        return new CourseView(
                new Revision(revision),
                recorded,
                Set.of(inIncident),
                Map.of(
                        RS1, List.of(new ExecutorId("north"), new ExecutorId("south")),
                        RS2, List.of(new ExecutorId("north"), new ExecutorId("south"))),
                LIMITS);
    }

    static Transition recorded(
            TransitionState state, long epoch, List<Step> steps, int step, boolean recorded) {
        return recorded(state, epoch, steps, step, recorded, Optional.of(T0.plusSeconds(20)));
    }

    static Transition fresh(TransitionState state, long epoch, List<Step> steps) {
        return recorded(state, epoch, steps, 0, false, Optional.empty());
    }

    private static Transition recorded(
            TransitionState state,
            long epoch,
            List<Step> steps,
            int step,
            boolean recorded,
            Optional<Instant> until) {
        return new Transition(
                ID,
                TransitionKind.GOING_LIGHT,
                Optional.of(WEB),
                state,
                new Epoch(epoch),
                MEMBER,
                true,
                steps,
                step,
                recorded,
                until,
                "because",
                T0,
                Optional.empty());
    }

    /** The epoch of each resource is the transition's, so that a test sees which grant it came from. */
    static SignalAnswer.TransitionGranted granted(int revision, Transition transition) {
        var epochs = new HashMap<ResourceId, Epoch>();
        for (var step : transition.steps()) {
            Touches.servers(step)
                    .forEach(one -> epochs.put(ResourceId.of(one), transition.epoch()));
            Touches.awake(step).forEach(one -> epochs.put(ResourceId.of(one), transition.epoch()));
            Touches.asleep(step).forEach(one -> epochs.put(ResourceId.of(one), transition.epoch()));
        }
        return new SignalAnswer.TransitionGranted(
                new Revision(revision), transition, epochs, LEASE);
    }

    static SignalAnswer accepted() {
        return new SignalAnswer.Accepted(new Revision(1), true);
    }

    static SignalAnswer refused() {
        return new SignalAnswer.Refused("it is not so", List.of());
    }

    static CommandAnswer done() {
        return new CommandAnswer.Done(true, Optional.empty(), Observed.only(Observed.HostPower.ON));
    }

    static CommandAnswer failed() {
        return new CommandAnswer.Failed(
                CommandAnswer.Cause.OTHER, "it cannot", Observed.only(Observed.HostPower.ON));
    }
}
