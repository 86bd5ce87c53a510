package io.emberkeep.simulator.power;

import io.emberkeep.contract.command.Command;
import io.emberkeep.contract.id.GroupId;
import io.emberkeep.contract.id.PoolId;
import io.emberkeep.contract.id.TransitionId;
import io.emberkeep.power.transition.Course;
import io.emberkeep.power.transition.CourseEffect;
import io.emberkeep.power.transition.CourseInput;
import io.emberkeep.simulator.Surroundings;
import io.emberkeep.simulator.engine.Process;
import io.emberkeep.simulator.service.Dialogue;
import java.util.Optional;
import java.util.function.Consumer;

/** One transition's course and the running of its effects. */
final class Running {

    private final Surroundings around;
    private final Process process;
    private final Dialogue dialogue;
    private final PoolId pool;
    private final Consumer<Course> ended;
    private Course course;

    Running(
            Surroundings around,
            Process process,
            Dialogue dialogue,
            PoolId pool,
            Course course,
            Consumer<Course> ended) {
        this.around = around;
        this.process = process;
        this.dialogue = dialogue;
        this.pool = pool;
        this.course = course;
        this.ended = ended;
    }

    TransitionId transition() {
        return course.transition();
    }

    void tell(CourseInput input) {
        if (course.isOver()) {
            return;
        }
        var before = course;
        var decision = around.cores().course().decide(before, input);
        course = decision.next();
        around.observers().decided(before, input, decision);
        decision.effects().forEach(this::run);
        if (course.isOver()) {
            ended.accept(course);
        }
    }

    private void run(CourseEffect effect) {
        switch (effect) {
            case CourseEffect.AskSif(var name, var question, var patience) ->
                    dialogue.ask(
                            pool,
                            question,
                            patience,
                            answer ->
                                    tell(
                                            new CourseInput.SifAnswered(
                                                    process.clock(), name, answer)));
            case CourseEffect.Order order -> command(order);
            case CourseEffect.StartTimer(var name, var after) ->
                    process.after(
                            after, () -> tell(new CourseInput.TimerRang(process.clock(), name)));
            case CourseEffect.ReportSif(var report) -> dialogue.send(pool, pool.value(), report);
            case CourseEffect.Publish(var event) -> {
                around.observers().say(process.name(), event::toString);
                dialogue.send(pool, event.group().map(GroupId::value).orElse(pool.value()), event);
            }
        }
    }

    private void command(CourseEffect.Order order) {
        dialogue.command(
                pool,
                new Command(
                        Optional.empty(),
                        Optional.of(order.transition()),
                        order.executor(),
                        order.epochs(),
                        process.clock().plus(order.within()),
                        order.condition()),
                order.within(),
                answer ->
                        tell(
                                new CourseInput.CommandAnswered(
                                        process.clock(), order.name(), answer)));
    }
}
