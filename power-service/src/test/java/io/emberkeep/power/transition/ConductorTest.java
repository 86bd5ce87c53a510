package io.emberkeep.power.transition;

import static io.emberkeep.power.transition.Courses.ID;
import static io.emberkeep.power.transition.Courses.LIGHT;
import static io.emberkeep.power.transition.Courses.MEMBER;
import static io.emberkeep.power.transition.Courses.MOVE;
import static io.emberkeep.power.transition.Courses.RECORD;
import static io.emberkeep.power.transition.Courses.RS1;
import static io.emberkeep.power.transition.Courses.RS2;
import static io.emberkeep.power.transition.Courses.RS3;
import static io.emberkeep.power.transition.Courses.SUSPEND;
import static io.emberkeep.power.transition.Courses.T0;
import static io.emberkeep.power.transition.Courses.W1;
import static io.emberkeep.power.transition.Courses.W2;
import static io.emberkeep.power.transition.Courses.WAKE;
import static io.emberkeep.power.transition.Courses.accepted;
import static io.emberkeep.power.transition.Courses.claim;
import static io.emberkeep.power.transition.Courses.done;
import static io.emberkeep.power.transition.Courses.failed;
import static io.emberkeep.power.transition.Courses.fresh;
import static io.emberkeep.power.transition.Courses.granted;
import static io.emberkeep.power.transition.Courses.recorded;
import static io.emberkeep.power.transition.Courses.refused;
import static io.emberkeep.power.transition.Courses.view;
import static org.assertj.core.api.Assertions.assertThat;

import io.emberkeep.contract.answer.CommandAnswer;
import io.emberkeep.contract.answer.SignalAnswer;
import io.emberkeep.contract.command.Condition;
import io.emberkeep.contract.configuration.TransitionState;
import io.emberkeep.contract.id.Epoch;
import io.emberkeep.contract.id.ExecutorId;
import io.emberkeep.contract.id.IpAddress;
import io.emberkeep.contract.id.ResourceId;
import io.emberkeep.contract.signal.TransitionQuestion.EndTransition;
import io.emberkeep.contract.signal.TransitionQuestion.StepBegun;
import io.emberkeep.contract.signal.TransitionQuestion.StepRecorded;
import io.emberkeep.contract.signal.TransitionQuestion.TakeOverTransition;
import io.emberkeep.contract.signal.TransitionQuestion.UndoTransition;
import io.emberkeep.contract.signal.TransitionReport.RenewTransition;
import io.emberkeep.contract.transition.Step;
import io.emberkeep.power.transition.Phase.Outcome;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** One transition carried out: the order of its questions and commands (PSS-9, DESIGN rules 2 to 5). */
final class ConductorTest {

    private static final Epoch ONE = new Epoch(1);
    private static final List<IpAddress> VIPS = List.of(new IpAddress("10.0.0.102"));
    private static final Condition READY = new Condition.VipsOn(W1, RS1, List.of());
    private static final Condition OFF = new Condition.VipsOff(W2, RS2, VIPS, false);
    private static final Condition ON = new Condition.VipsOn(W1, RS1, VIPS);

    private static Driven claimed(List<Step> steps) {
        return new Driven(Course.claiming(claim(steps), view(1, Optional.empty())))
                .answer(granted(2, fresh(TransitionState.RUNNING, 1, steps)));
    }

    @Test
    void eachStepIsBegunThenMadeThenRecorded() {
        var run = claimed(LIGHT);
        assertThat(run.asked()).isEqualTo(new StepBegun(ID, ONE, 0, T0.plusSeconds(22)));
        run.answer(accepted()).ring(); // the grace
        assertThat(run.ordered()).isEqualTo(READY); // who gets them answers its host
        run.command(done());
        assertThat(run.ordered()).isEqualTo(OFF);
        run.command(done());
        assertThat(run.asked()).isEqualTo(new StepRecorded(ID, ONE, 0));
        run.answer(accepted());
        assertThat(run.ordered()).isEqualTo(ON); // the record leads
        run.command(done()).answer(accepted());
        assertThat(run.ordered()).isEqualTo(new Condition.ServerPaused(W2, RS2));
        run.command(done()).answer(accepted());
        run.answer(accepted()).answer(accepted()); // a step that only records
        assertThat(run.asked()).isInstanceOf(EndTransition.class);
        run.answer(accepted());
        assertThat(run.over().outcome()).isEqualTo(Outcome.DONE);
    }

    @Test
    void aCommandCarriesTheEpochsOfWhatItTouches() {
        var run = claimed(LIGHT).answer(accepted()).ring().command(done());
        assertThat(run.order().epochs())
                .containsOnlyKeys(ResourceId.of(W2), ResourceId.of(RS2))
                .containsValue(ONE);
    }

    @Test
    void whatFailsIsTriedAgainByTheNextExecutorAndThenTakenBack() {
        var run = claimed(List.of(SUSPEND)).answer(accepted());
        assertThat(run.order().executor()).isEqualTo(new ExecutorId("north"));
        run.command(failed()).ring();
        assertThat(run.order().executor()).isEqualTo(new ExecutorId("south"));
        run.command(new CommandAnswer.Unknown("silent")).ring().command(failed());
        assertThat(run.asked()).isEqualTo(new UndoTransition(ID, ONE, "it cannot"));
        var back = List.<Step>of(new Step.Settle(SUSPEND));
        run.answer(granted(3, fresh(TransitionState.UNDOING, 1, back))).answer(accepted());
        assertThat(run.ordered()).isEqualTo(new Condition.ServerRunning(W2, RS2));
        run.command(done()).answer(accepted());
        assertThat(run.asked()).isInstanceOf(EndTransition.class);
        run.answer(accepted());
        assertThat(run.over().outcome()).isEqualTo(Outcome.UNDONE);
    }

    @Test
    void whatCannotBeTakenBackStopsWhereTheRecordsSay() {
        var run = claimed(List.of(SUSPEND)).answer(accepted());
        run.command(failed()).ring().command(failed()).ring().command(failed());
        var back = List.<Step>of(new Step.Settle(SUSPEND));
        run.answer(granted(3, fresh(TransitionState.UNDOING, 1, back))).answer(accepted());
        run.command(failed()).ring().command(failed()).ring().command(failed());
        assertThat(run.asked())
                .isEqualTo(new EndTransition(ID, ONE, TransitionState.STOPPED, "it cannot", false));
        run.answer(accepted());
        assertThat(run.over().outcome()).isEqualTo(Outcome.STOPPED);
    }

    @Test
    void hostsAreWokenAtOnceAndOneThatDoesNotWakeIsNamed() {
        var run = claimed(List.of(WAKE)).answer(accepted());
        assertThat(run.allOrdered())
                .containsExactly(new Condition.HostOn(RS2), new Condition.HostOn(RS3));
        run.command(done()); // RS2
        run.command(failed()).ring().command(failed()).ring().command(failed());
        assertThat(run.asked()).isInstanceOf(UndoTransition.class);
        assertThat(run.course.notWoken()).containsExactly(RS3);
    }

    @Test
    void whatAnIncidentInterruptsIsSettledAndEnds() {
        var run = claimed(LIGHT).answer(accepted()).ring();
        var known = recorded(TransitionState.INTERRUPTED, 1, LIGHT, 0, false);
        run.configured(view(3, Optional.of(known), W1));
        assertThat(run.ordered()).isEqualTo(new Condition.VipsOn(W2, RS2, VIPS));
        run.command(done());
        assertThat(run.asked())
                .isEqualTo(new EndTransition(ID, ONE, TransitionState.STOPPED, "because", true));
    }

    @Test
    void aMigrationOfWhichNobodySawTheEndIsNotSettledWhileAnIncidentHasItsServer() {
        var move = List.<Step>of(new Step.MoveServer(Courses.WEB, W2, RS2, RS3));
        var run = claimed(move).answer(accepted());
        run.configured(
                view(3, Optional.of(recorded(TransitionState.INTERRUPTED, 1, move, 0, false)), W2));
        assertThat(run.asked())
                .isEqualTo(new EndTransition(ID, ONE, TransitionState.STOPPED, "because", false));
    }

    @Test
    void whatIsUnsettledIsSettledLater() {
        var move = List.<Step>of(new Step.Settle(new Step.MoveServer(Courses.WEB, W2, RS2, RS3)));
        var run =
                new Driven(Course.takingOver(ID, MEMBER, view(1, Optional.empty())))
                        .answer(
                                granted(
                                        4,
                                        recorded(TransitionState.INTERRUPTED, 1, move, 0, false)));
        assertThat(run.ordered()).isEqualTo(new Condition.ServerOnHost(W2, RS3, RS2));
        run.command(done());
        assertThat(run.asked())
                .isEqualTo(new EndTransition(ID, ONE, TransitionState.STOPPED, "because", true));
    }

    @Test
    void whatAnIncidentHoldsIsNotTouched() {
        var run = claimed(LIGHT).answer(accepted()).ring().command(done());
        var known = recorded(TransitionState.INTERRUPTED, 1, LIGHT, 0, false);
        run.configured(view(3, Optional.of(known), W2));
        assertThat(run.asked()).isInstanceOf(EndTransition.class);
        assertThat(run.allOrdered()).containsExactly(READY, OFF);
    }

    @Test
    void nothingIsTakenOffWhileWhoGetsItIsSilent() {
        var run = claimed(LIGHT).answer(accepted()).ring();
        run.command(failed()).ring().command(failed()).ring().command(failed());
        assertThat(run.asked()).isInstanceOf(UndoTransition.class);
        assertThat(run.allOrdered()).containsOnly(READY);
    }

    @Test
    void whatWasRecordedIsCompletedThoughInterrupted() {
        var run = moved();
        var known = recorded(TransitionState.INTERRUPTED, 1, LIGHT, 0, true);
        run.configured(view(3, Optional.of(known), W2));
        assertThat(run.ordered()).isEqualTo(ON);
    }

    @Test
    void theNextCarriesOnFromWhatIsRecorded() {
        var unrecorded =
                new Driven(Course.takingOver(ID, MEMBER, view(1, Optional.empty())))
                        .answer(granted(4, recorded(TransitionState.RUNNING, 2, LIGHT, 1, false)));
        assertThat(unrecorded.asked()).isInstanceOf(StepBegun.class);
        assertThat(((StepBegun) unrecorded.asked()).step()).isEqualTo(1);
        var after =
                new Driven(Course.takingOver(ID, MEMBER, view(1, Optional.empty())))
                        .answer(granted(4, recorded(TransitionState.RUNNING, 2, LIGHT, 0, true)));
        assertThat(after.ordered()).isEqualTo(ON);
        assertThat(after.order().epochs()).containsValue(new Epoch(2));
    }

    @Test
    void theLeaseIsRenewedWhileItIsHeld() {
        var run = claimed(List.of(SUSPEND));
        var timer = (CourseEffect.StartTimer) run.all.get(1);
        assertThat(timer.after()).isEqualTo(Courses.LEASE.dividedBy(3));
        run.tell(new CourseInput.TimerRang(T0.plus(timer.after()), timer.name()));
        assertThat(run.all)
                .contains(new CourseEffect.ReportSif(new RenewTransition(ID, MEMBER, ONE)));
    }

    @Test
    void whoWasAwayForLongerThanTheLeaseAsksFirst() {
        var run = claimed(List.of(SUSPEND));
        run.now = T0.plusSeconds(60);
        run.answer(accepted());
        assertThat(run.asked()).isEqualTo(new TakeOverTransition(ID, MEMBER));
        assertThat(run.allOrdered()).isEmpty();
    }

    @Test
    void whatAnotherTookOverIsLost() {
        var run = claimed(List.of(SUSPEND)).answer(accepted());
        var other =
                Endings.as(
                        recorded(TransitionState.RUNNING, 2, LIGHT, 0, false),
                        TransitionState.RUNNING);
        run.configured(
                view(
                        3,
                        Optional.of(
                                new io.emberkeep.contract.configuration.Transition(
                                        ID,
                                        other.kind(),
                                        other.group(),
                                        TransitionState.RUNNING,
                                        new Epoch(2),
                                        new io.emberkeep.contract.id.MemberId("power-2"),
                                        true,
                                        LIGHT,
                                        0,
                                        false,
                                        other.until(),
                                        "r",
                                        T0,
                                        Optional.empty()))));
        assertThat(run.over().outcome()).isEqualTo(Outcome.LOST);
    }

    @Test
    void aStepThatIsRefusedGoesBack() {
        var run = claimed(LIGHT).answer(refused());
        assertThat(run.asked()).isEqualTo(new UndoTransition(ID, ONE, "it is not so"));
        run.answer(refused());
        assertThat(run.asked()).isEqualTo(new TakeOverTransition(ID, MEMBER));
        run.answer(refused());
        assertThat(run.over().outcome()).isEqualTo(Outcome.LOST);
    }

    @Test
    void aClaimMayBeRefusedOrProposedOrToldToWait() {
        assertThat(asked().answer(refused()).over().outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(asked().answer(accepted()).over().outcome()).isEqualTo(Outcome.PROPOSED);
        var waiting = asked().answer(new SignalAnswer.Wait("a step runs", T0.plusSeconds(3)));
        waiting.ring();
        assertThat(waiting.now).isEqualTo(T0.plusSeconds(3));
        assertThat(waiting.asked()).isEqualTo(claim(LIGHT));
    }

    @Test
    void whatOnlyRecordsNeedsNoExecutor() {
        var run = claimed(List.of(RECORD)).answer(accepted());
        assertThat(run.asked()).isEqualTo(new StepRecorded(ID, ONE, 0));
        assertThat(run.allOrdered()).isEmpty();
    }

    @Test
    void movedVipsAreTakenBackByTheirUndo() {
        assertThat(MOVE.undo()).isPresent();
        var run = moved();
        run.command(failed()).ring().command(failed()).ring().command(failed());
        assertThat(run.asked()).isInstanceOf(UndoTransition.class);
    }

    /** Off the old holder, and recorded with the new one. */
    private static Driven moved() {
        return claimed(LIGHT)
                .answer(accepted())
                .ring()
                .command(done())
                .command(done())
                .answer(accepted());
    }

    private static Driven asked() {
        return new Driven(Course.claiming(claim(LIGHT), view(1, Optional.empty())));
    }
}
