package io.emberkeep.power.transition;

import static org.assertj.core.api.Assertions.assertThat;

import io.emberkeep.contract.answer.CommandAnswer;
import io.emberkeep.contract.answer.SignalAnswer;
import io.emberkeep.contract.command.Condition;
import io.emberkeep.contract.configuration.Transition;
import io.emberkeep.contract.configuration.TransitionState;
import io.emberkeep.contract.id.Epoch;
import io.emberkeep.contract.id.MemberId;
import io.emberkeep.contract.id.ResourceId;
import io.emberkeep.contract.signal.TransitionQuestion;
import io.emberkeep.contract.signal.TransitionQuestion.StepRecorded;
import io.emberkeep.contract.transition.Step;
import io.emberkeep.contract.transition.Walk;
import io.emberkeep.power.transition.CourseEffect.AskSif;
import io.emberkeep.power.transition.CourseEffect.Order;
import io.emberkeep.power.transition.CourseEffect.StartTimer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever the SIF and the executors answer, in whatever order (DESIGN rules 3, 5 and 11). */
final class CoursePropertiesTest {

    private static final int BOUND = 5_000;

    @Property(tries = 2_000)
    void itEndsAndKeepsToItsClaim(@ForAll Random random) {
        var run = new World(random);
        var inputs = 0;
        while (!run.course.isOver() && inputs < BOUND) {
            run.turn();
            inputs++;
        }
        assertThat(run.course.isOver()).as("ended after %d inputs", inputs).isTrue();
        run.turnsAfterTheEnd();
    }

    /** Answers at random what the course asks, and now and then what it did not ask. */
    private static final class World {
        private static final List<List<Step>> PLANS =
                List.of(
                        Courses.LIGHT,
                        List.of(
                                Courses.WAKE,
                                new Step.ResumeServer(Courses.WEB, Courses.W2, Courses.RS2)),
                        List.of(new Step.SleepHost(Courses.RS2)),
                        List.of(
                                Courses.MOVE,
                                Courses.SUSPEND,
                                new Step.BeginMaintenance(Courses.RS2)),
                        List.of(
                                new Step.MoveServer(
                                        Courses.WEB, Courses.W1, Courses.RS1, Courses.RS3)),
                        List.of(
                                new Step.MigrateServer(
                                        Courses.WEB, Courses.W1, Courses.RS2, Courses.RS1),
                                Courses.RECORD));

        private final Random random;
        private final int evil;
        private final List<CourseEffect> pending = new ArrayList<>();
        private Instant now = Courses.T0;
        private Course course;
        private Transition record;
        private Map<ResourceId, Epoch> epochs = Map.of();
        private int revision = 1;
        private int acceptedRecord = -1;
        private boolean lost;

        World(Random random) {
            this.random = random;
            this.evil = random.nextInt(4);
            var steps = PLANS.get(random.nextInt(PLANS.size()));
            record = Courses.fresh(TransitionState.RUNNING, 1, steps);
            course =
                    random.nextBoolean()
                            ? Course.claiming(
                                    Courses.claim(steps), Courses.view(1, Optional.empty()))
                            : Course.takingOver(
                                    Courses.ID, Courses.MEMBER, Courses.view(1, Optional.empty()));
            tell(new CourseInput.Started(now));
        }

        void turn() {
            if (random.nextInt(12) < evil) {
                configure();
            }
            if (pending.isEmpty() || course.isOver()) {
                assertThat(course.isOver()).as("it waits for nothing: %s", course).isTrue();
                return;
            }
            var effect = pending.remove(random.nextInt(pending.size()));
            now = now.plusMillis(random.nextInt(evil == 3 ? 20_000 : 500));
            switch (effect) {
                case AskSif ask -> tell(new CourseInput.SifAnswered(now, ask.name(), answer(ask)));
                case Order order ->
                        tell(new CourseInput.CommandAnswered(now, order.name(), command()));
                case StartTimer timer -> tell(new CourseInput.TimerRang(now, timer.name()));
                case CourseEffect.ReportSif _, CourseEffect.Publish _ -> {}
            }
        }

        void turnsAfterTheEnd() {
            for (var left : List.copyOf(pending)) {
                var input =
                        switch (left) {
                            case AskSif ask ->
                                    new CourseInput.SifAnswered(
                                            now, ask.name(), Optional.of(Courses.accepted()));
                            case Order order ->
                                    new CourseInput.CommandAnswered(
                                            now, order.name(), Courses.failed());
                            case StartTimer timer -> new CourseInput.TimerRang(now, timer.name());
                            case CourseEffect.ReportSif _, CourseEffect.Publish _ ->
                                    new CourseInput.Started(now);
                        };
                assertThat(Conductor.decide(course, input).effects()).isEmpty();
            }
        }

        private void tell(CourseInput input) {
            var decision = Conductor.decide(course, input);
            course = decision.next();
            for (var effect : decision.effects()) {
                if (effect instanceof Order order) {
                    check(order);
                }
                if (!(effect instanceof CourseEffect.Publish)
                        && !(effect instanceof CourseEffect.ReportSif)) {
                    pending.add(effect);
                }
            }
        }

        private void check(Order order) {
            assertThat(lost).as("ordered without a claim: %s", order).isFalse();
            var resource = order.condition().resource();
            assertThat(order.epochs()).containsEntry(resource, epochs.get(resource));
            assertThat(order.within()).isPositive();
            if (order.condition() instanceof Condition.VipsOn on
                    && record.state() != TransitionState.INTERRUPTED
                    && record.steps().get(acted()) instanceof Step.MoveVips move
                    && !on.vips().isEmpty()
                    && on.server().equals(move.to())) {
                assertThat(acceptedRecord).as("the record leads").isEqualTo(acted());
            }
        }

        private int acted() {
            return Math.min(record.step(), record.steps().size() - 1);
        }

        private Optional<SignalAnswer> answer(AskSif ask) {
            var dice = random.nextInt(20);
            if (dice < evil) {
                return Optional.empty();
            }
            if (dice < 2 * evil) {
                lost |= ask.question() instanceof TransitionQuestion.TakeOverTransition;
                return Optional.of(Courses.refused());
            }
            if (dice < 3 * evil) {
                return Optional.of(new SignalAnswer.Wait("later", now.plusSeconds(1)));
            }
            return Optional.of(good(ask.question()));
        }

        private SignalAnswer good(TransitionQuestion question) {
            return switch (question) {
                case TransitionQuestion.ClaimTransition _ -> grant(record);
                case TransitionQuestion.TakeOverTransition _ -> {
                    lost = false;
                    yield grant(again(record.state(), record.epoch().next(), record.steps()));
                }
                case TransitionQuestion.StepBegun begun -> {
                    record = at(begun.step(), false);
                    yield Courses.accepted();
                }
                case StepRecorded recorded -> {
                    acceptedRecord = recorded.step();
                    record = at(recorded.step(), true);
                    yield Courses.accepted();
                }
                case TransitionQuestion.UndoTransition _ -> {
                    var back = new ArrayList<Step>();
                    record.unrecorded().map(Step.Settle::new).ifPresent(back::add);
                    back.addAll(
                            Walk.back(
                                    record.steps(),
                                    record.recorded() ? record.step() + 1 : record.step()));
                    acceptedRecord = -1;
                    yield grant(
                            Courses.fresh(TransitionState.UNDOING, record.epoch().value(), back));
                }
                case TransitionQuestion.EndTransition _ -> Courses.accepted();
            };
        }

        private SignalAnswer grant(Transition transition) {
            record = transition;
            revision++;
            var grant = Courses.granted(revision, transition);
            epochs = grant.epochs();
            return grant;
        }

        /** Something that the configuration may say at any time. */
        private void configure() {
            revision++;
            switch (random.nextInt(3)) {
                case 0 -> {
                    record = again(TransitionState.INTERRUPTED, record.epoch(), record.steps());
                    tell(
                            new CourseInput.Configured(
                                    now, Courses.view(revision, Optional.of(record), Courses.W2)));
                }
                case 1 ->
                        tell(
                                new CourseInput.Configured(
                                        now, Courses.view(revision, Optional.of(record))));
                default -> {
                    var other = another(record.epoch().next());
                    lost = holds();
                    tell(
                            new CourseInput.Configured(
                                    now, Courses.view(revision, Optional.of(other))));
                }
            }
        }

        /** Whether the course holds something that it can lose. */
        private boolean holds() {
            return course.phase() instanceof Phase.Commanding
                    || course.phase() instanceof Phase.Gracing
                    || course.phase() instanceof Phase.Asking asking && asking.held().isPresent();
        }

        private CommandAnswer command() {
            return switch (random.nextInt(20) < 4 * evil ? random.nextInt(3) : 3) {
                case 0 -> Courses.failed();
                case 1 -> new CommandAnswer.Unknown("silent");
                case 2 -> new CommandAnswer.NotBegun("stale");
                default -> Courses.done();
            };
        }

        private Transition at(int step, boolean recorded) {
            return copy(
                    record.state(),
                    record.epoch(),
                    Courses.MEMBER,
                    record.steps(),
                    step,
                    recorded,
                    Optional.of(now.plus(Duration.ofSeconds(20))));
        }

        private Transition again(TransitionState state, Epoch epoch, List<Step> steps) {
            return copy(
                    state,
                    epoch,
                    Courses.MEMBER,
                    steps,
                    record.step(),
                    record.recorded(),
                    record.until());
        }

        private Transition another(Epoch epoch) {
            return copy(
                    record.state(),
                    epoch,
                    new MemberId("power-2"),
                    record.steps(),
                    record.step(),
                    record.recorded(),
                    record.until());
        }

        private Transition copy(
                TransitionState state,
                Epoch epoch,
                MemberId holder,
                List<Step> steps,
                int step,
                boolean recorded,
                Optional<Instant> until) {
            return new Transition(
                    record.id(),
                    record.kind(),
                    record.group(),
                    state,
                    epoch,
                    holder,
                    true,
                    steps,
                    step,
                    recorded,
                    until,
                    record.reason(),
                    record.begunAt(),
                    Optional.empty());
        }
    }
}
