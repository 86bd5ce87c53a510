package io.emberkeep.power.transition;

import io.emberkeep.contract.answer.CommandAnswer;
import io.emberkeep.contract.answer.SignalAnswer;
import io.emberkeep.contract.command.Condition;
import io.emberkeep.contract.signal.TransitionQuestion;
import io.emberkeep.power.transition.CourseEffect.AskSif;
import io.emberkeep.power.transition.CourseEffect.Order;
import io.emberkeep.power.transition.CourseEffect.StartTimer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A course that a test drives, one answer at a time. */
final class Driven {

    Course course;
    Instant now = Courses.T0;
    final List<CourseEffect> all = new ArrayList<>();
    private List<CourseEffect> newest = List.of();

    Driven(Course course) {
        this.course = course;
        tell(new CourseInput.Started(now));
    }

    void tell(CourseInput input) {
        var decision = Conductor.decide(course, input);
        course = decision.next();
        newest = decision.effects();
        all.addAll(newest);
    }

    Driven answer(SignalAnswer answer) {
        tell(new CourseInput.SifAnswered(now, asking().name(), Optional.of(answer)));
        return this;
    }

    Driven command(CommandAnswer answer) {
        var commanding = (Phase.Commanding) course.phase();
        tell(
                new CourseInput.CommandAnswered(
                        now, commanding.running().keySet().iterator().next(), answer));
        return this;
    }

    /** Rings what was started last. */
    Driven ring() {
        var timer =
                newest.stream()
                        .filter(StartTimer.class::isInstance)
                        .map(StartTimer.class::cast)
                        .reduce((_, last) -> last)
                        .orElseThrow();
        now = now.plus(timer.after());
        tell(new CourseInput.TimerRang(now, timer.name()));
        return this;
    }

    Driven configured(CourseView view) {
        tell(new CourseInput.Configured(now, view));
        return this;
    }

    TransitionQuestion asked() {
        return asking().question();
    }

    Condition ordered() {
        return order().condition();
    }

    Order order() {
        return newest.stream()
                .filter(Order.class::isInstance)
                .map(Order.class::cast)
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    List<Condition> allOrdered() {
        return all.stream()
                .filter(Order.class::isInstance)
                .map(one -> ((Order) one).condition())
                .toList();
    }

    List<TransitionQuestion> allAsked() {
        return all.stream()
                .filter(AskSif.class::isInstance)
                .map(one -> ((AskSif) one).question())
                .toList();
    }

    Phase.Over over() {
        return (Phase.Over) course.phase();
    }

    private Phase.Asking asking() {
        return (Phase.Asking) course.phase();
    }
}
