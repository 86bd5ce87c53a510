package io.emberkeep.power.watch;

import io.emberkeep.power.messaging.Channels;
import io.emberkeep.power.transition.Conductor;
import io.emberkeep.power.transition.Course;
import io.emberkeep.power.transition.CourseEffect;
import io.emberkeep.power.transition.CourseInput;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** One transition being carried out: its inputs are handled one at a time, on a thread of its own. */
final class CourseRun {

    private static final Logger LOG = Logger.getLogger(CourseRun.class);

    private final LinkedBlockingQueue<CourseInput> mailbox = new LinkedBlockingQueue<>();
    private final Means means;
    private final Consumer<Course> ended;
    private final Thread thread;
    private final CompletableFuture<Course> begun = new CompletableFuture<>();
    private volatile Course course;

    /**
     * What effects are run with; shared by all transitions of a pool.
     *
     * @param timers by which timers ring
     * @param time of which all times are that the core is told
     */
    record Means(
            Channels channels,
            Consumer<CourseEffect.Publish> publish,
            ScheduledExecutorService timers,
            InstantSource time) {}

    /** @param ended called once, when nothing more is done */
    CourseRun(Course course, Means means, Consumer<Course> ended) {
        this.course = course;
        this.means = means;
        this.ended = ended;
        this.thread =
                Thread.ofVirtual().name("transition " + course.transition()).unstarted(this::run);
    }

    void start() {
        tell(new CourseInput.Started(means.time().instant()));
        thread.start();
    }

    void tell(CourseInput input) {
        mailbox.add(input);
    }

    Course course() {
        return course;
    }

    /** Completes once its claim is granted, or it is over without having been. */
    CompletableFuture<Course> begun() {
        return begun;
    }

    private void run() {
        try {
            while (!course.isOver()) {
                handle(mailbox.take());
            }
            ended.accept(course);
        } catch (InterruptedException stopped) {
            LOG.debugf("%s is left", course.transition());
        }
    }

    private void handle(CourseInput input) {
        try {
            var decision = Conductor.decide(course, input);
            course = decision.next();
            decision.effects().forEach(this::run);
            if (course.isHeld() || course.isOver()) {
                begun.complete(course);
            }
        } catch (RuntimeException fault) {
            LOG.errorf(fault, "%s: an input could not be handled: %s", course.transition(), input);
        }
    }

    private void run(CourseEffect effect) {
        switch (effect) {
            case CourseEffect.AskSif(var name, var question, var patience) ->
                    beside(
                            name,
                            () -> {
                                var answer = means.channels().ask(question, patience);
                                return new CourseInput.SifAnswered(
                                        means.time().instant(), name, answer);
                            });
            case CourseEffect.Order order ->
                    beside(
                            order.name(),
                            () -> {
                                var answer = means.channels().command(order);
                                return new CourseInput.CommandAnswered(
                                        means.time().instant(), order.name(), answer);
                            });
            case CourseEffect.StartTimer(var name, var after) ->
                    means.timers()
                            .schedule(
                                    () ->
                                            tell(
                                                    new CourseInput.TimerRang(
                                                            means.time().instant(), name)),
                                    after.toMillis(),
                                    TimeUnit.MILLISECONDS);
            case CourseEffect.ReportSif(var report) -> means.channels().report(report);
            case CourseEffect.Publish publish -> means.publish().accept(publish);
        }
    }

    private void beside(String name, Blocking work) {
        Thread.ofVirtual()
                .name(course.transition() + " " + name)
                .start(
                        () -> {
                            try {
                                tell(work.run());
                            } catch (InterruptedException stopped) {
                                Thread.currentThread().interrupt();
                            } catch (RuntimeException fault) {
                                LOG.errorf(fault, "%s: %s failed", course.transition(), name);
                            }
                        });
    }

    /** Nothing more is done here; its lease runs out, and whoever may takes it over. */
    void stop() {
        thread.interrupt();
    }

    private interface Blocking {
        CourseInput run() throws InterruptedException;
    }
}
