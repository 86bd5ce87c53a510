package io.emberkeep.simulator.power;

import io.emberkeep.contract.Topics;
import io.emberkeep.contract.configuration.PoolConfiguration;
import io.emberkeep.contract.id.MemberId;
import io.emberkeep.contract.id.TransitionId;
import io.emberkeep.contract.load.LoadsMeasured;
import io.emberkeep.power.pss.PoolNow;
import io.emberkeep.power.pss.Pss;
import io.emberkeep.power.transition.Course;
import io.emberkeep.power.transition.CourseInput;
import io.emberkeep.power.transition.CourseView;
import io.emberkeep.power.transition.Phase;
import io.emberkeep.simulator.Surroundings;
import io.emberkeep.simulator.broker.Reader;
import io.emberkeep.simulator.engine.Process;
import io.emberkeep.simulator.service.Copy;
import io.emberkeep.simulator.service.Dialogue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One life of one power-service: what its watch package does, on virtual time. */
public final class PowerService {

    private static final int NAMES = 0x10000;

    private final Surroundings around;
    private final Process process;
    private final MemberId member;
    private final Dialogue dialogue;
    private final Copy copy;
    private final Map<TransitionId, Running> running = new TreeMap<>();
    private Optional<Pss> pss = Optional.empty();
    private Reader loads;

    /** Starts; no pool is looked after before the configuration is read to its end. */
    public PowerService(Surroundings around, Process process, MemberId member) {
        this.around = around;
        this.process = process;
        this.member = member;
        this.dialogue = new Dialogue(around, process);
        this.copy = new Copy(around, process, this::known, this::configured);
        copy.begin(dialogue::listen);
    }

    private void known() {
        loads =
                around.broker()
                        .read(
                                process,
                                Topics.LOADS,
                                around.broker().end(Topics.LOADS),
                                this::measured);
        configured();
    }

    private void configured() {
        copy.newest().ifPresent(this::configured);
    }

    private void configured(PoolConfiguration newest) {
        if (pss.isEmpty()) {
            pss = Optional.of(fresh(newest));
            plan(pss.get());
        }
        var courses = pss.get().apply(newest, process.clock());
        tell(pss.get());
        List.copyOf(running.values())
                .forEach(
                        one ->
                                one.tell(
                                        new CourseInput.Configured(
                                                process.clock(),
                                                CourseView.of(newest, one.transition()))));
        run(courses);
    }

    private Pss fresh(PoolConfiguration first) {
        return new Pss(
                member,
                first,
                () -> (int) around.dice().between(0, NAMES),
                around.cores().planner());
    }

    private void plan(Pss saving) {
        process.after(
                saving.period(),
                () -> {
                    run(saving.round(process.clock()));
                    tell(saving);
                    saving.withdrawn().forEach(one -> dialogue.send(pool(), pool().value(), one));
                    plan(saving);
                });
    }

    private void tell(Pss saving) {
        saving.decided().forEach(around.observers()::decided);
    }

    private void measured() {
        for (var kept = loads.poll(); kept != null; kept = loads.poll()) {
            if (kept.envelope().message() instanceof LoadsMeasured measured) {
                pss.ifPresent(
                        saving ->
                                measured.samples()
                                        .forEach(one -> saving.offer(one, process.clock())));
            }
        }
    }

    private void run(List<Course> courses) {
        for (var course : courses) {
            var fresh = new Running(around, process, dialogue, pool(), course, this::ended);
            running.put(course.transition(), fresh);
            fresh.tell(new CourseInput.Started(process.clock()));
        }
    }

    private io.emberkeep.contract.id.PoolId pool() {
        return pss.orElseThrow().configuration().inventory().pool();
    }

    private void ended(Course course) {
        running.remove(course.transition());
        pss.orElseThrow().ended(course, process.clock());
        tell(pss.orElseThrow());
        if (course.phase() instanceof Phase.Over(var outcome, var reason)) {
            around.observers()
                    .say(
                            process.name(),
                            () -> "%s is %s: %s".formatted(course.transition(), outcome, reason));
        }
    }

    /** What it knows of the pool, and why it is as it is. */
    public Optional<PoolNow> now() {
        return pss.map(Pss::now);
    }
}
