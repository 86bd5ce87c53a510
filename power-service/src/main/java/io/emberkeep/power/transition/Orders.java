package io.emberkeep.power.transition;

import io.emberkeep.contract.answer.CommandAnswer;
import io.emberkeep.contract.command.Condition;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.power.transition.Phase.Attempt;
import io.emberkeep.power.transition.Phase.Commanding;
import io.emberkeep.power.transition.Phase.Part;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Conditions commanded one after another, each again a few times: it states what is wanted, so that is safe. */
final class Orders {

    /** How often something is tried that an executor could not do. */
    static final int ATTEMPTS = 3;

    /** Before something is tried again. */
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Turn turn;
    private final Steps steps;

    Orders(Turn turn, Steps steps) {
        this.turn = turn;
        this.steps = steps;
    }

    /** @param atOnce whether all are ordered at the same time */
    void begin(Work work, Part part, List<Condition> wanted, boolean atOnce) {
        var conditions =
                part == Part.SETTLING ? wanted.stream().filter(steps::isFree).toList() : wanted;
        if (conditions.isEmpty()) {
            steps.made(work, part);
            return;
        }
        if (work.lapsed(turn.at)) {
            turn.takeOver("it was not renewed for longer than its lease");
            return;
        }
        if (!turn.at.isBefore(work.until())) {
            steps.failed(work, part, List.of("its time was over before it could be tried"));
            return;
        }
        var first = atOnce ? conditions.size() : 1;
        var running = new LinkedHashMap<String, Attempt>();
        for (var condition : conditions.subList(0, first)) {
            order(work, new Attempt(condition, 1), running);
        }
        turn.phase =
                new Commanding(
                        work,
                        part,
                        running,
                        conditions.subList(first, conditions.size()),
                        List.of());
    }

    void answered(Commanding now, String name, CommandAnswer answer) {
        var attempt = now.running().get(name);
        if (attempt == null) {
            return;
        }
        var running = new LinkedHashMap<>(now.running());
        running.remove(name);
        var failed = new ArrayList<>(now.failed());
        whyNot(answer).ifPresent(reason -> again(now, attempt, reason, running, failed));
        goOn(now, running, failed);
    }

    /** What is not so is tried again while there is time. */
    private void again(
            Commanding now,
            Attempt attempt,
            String reason,
            Map<String, Attempt> running,
            List<String> failed) {
        var next = turn.at.plus(PAUSE);
        if (attempt.count() < ATTEMPTS && next.isBefore(now.work().until())) {
            running.put(
                    turn.timer("again", PAUSE),
                    new Attempt(attempt.condition(), attempt.count() + 1));
            return;
        }
        failed.add(reason);
        if (attempt.condition() instanceof Condition.HostOn(HostId host)) {
            turn.notWoken(host);
        }
    }

    private void goOn(Commanding now, Map<String, Attempt> running, List<String> failed) {
        if (!running.isEmpty()) {
            turn.phase = new Commanding(now.work(), now.part(), running, now.rest(), failed);
        } else if (!failed.isEmpty()) {
            steps.failed(now.work(), now.part(), failed);
        } else {
            begin(now.work(), now.part(), now.rest(), false);
        }
    }

    /** It is time to try again. */
    void rang(Commanding now, String timer) {
        var attempt = now.running().get(timer);
        if (attempt == null) {
            return;
        }
        if (now.work().lapsed(turn.at)) {
            turn.takeOver("it was not renewed for longer than its lease");
            return;
        }
        var running = new LinkedHashMap<>(now.running());
        running.remove(timer);
        var failed = new ArrayList<>(now.failed());
        if (now.part() == Part.SETTLING && !steps.isFree(attempt.condition())) {
            // An incident has taken it meanwhile: what is to become of it is not ours to say any
            // more.
            goOn(now, running, failed);
            return;
        }
        if (turn.at.isBefore(now.work().until())) {
            order(now.work(), attempt, running);
        } else {
            failed.add("there was no time to try again");
        }
        goOn(now, running, failed);
    }

    private void order(Work work, Attempt attempt, Map<String, Attempt> running) {
        var condition = attempt.condition();
        var usual = StepFacts.limit(condition, turn.view.limits());
        var left = Duration.between(turn.at, work.until());
        var name = turn.name("order");
        var host =
                switch (condition) {
                    case Condition.OfServer server -> server.host();
                    case Condition.OfHost power -> power.host();
                };
        running.put(name, attempt);
        turn.add(
                new CourseEffect.Order(
                        name,
                        work.transition().id(),
                        turn.view.executor(host, attempt.count()),
                        work.epochsOf(condition),
                        condition,
                        left.compareTo(usual) < 0 ? left : usual));
    }

    private static Optional<String> whyNot(CommandAnswer answer) {
        return switch (answer) {
            case CommandAnswer.Done _ -> Optional.empty();
            case CommandAnswer.NotBegun(var reason) -> Optional.of(reason);
            case CommandAnswer.Failed(_, var reason, _) -> Optional.of(reason);
            case CommandAnswer.Unknown(var reason) -> Optional.of(reason);
        };
    }
}
