package io.emberkeep.simulator.adapter;

import io.emberkeep.contract.answer.CommandAnswer;
import io.emberkeep.contract.command.Condition;
import io.emberkeep.hypervisor.command.Order;
import io.emberkeep.hypervisor.plan.Move;
import io.emberkeep.hypervisor.plan.Primitive;
import io.emberkeep.hypervisor.plan.Progress;
import io.emberkeep.hypervisor.plan.Sight;
import io.emberkeep.hypervisor.work.Limits;
import io.emberkeep.simulator.Surroundings;
import io.emberkeep.simulator.engine.Process;
import io.emberkeep.testbed.model.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** One command on its way: the plan says what is next, eyes and calls do it. */
final class Errand {

    private final Surroundings around;
    private final Process process;
    private final Limits limits;
    private final Calls calls;
    private final Eyes eyes;
    private final Order order;
    private final Instant deadline;
    private final Scene scene;
    private final Consumer<CommandAnswer> ended;
    private Sight sight = Sight.NOTHING;
    private Progress progress = Progress.NONE;
    private Optional<String> aborted = Optional.empty();
    private boolean over;
    private long turn;

    Errand(
            Surroundings around,
            Process process,
            Limits limits,
            Calls calls,
            Order order,
            Instant deadline,
            Scene scene,
            Consumer<CommandAnswer> ended) {
        this.around = around;
        this.process = process;
        this.limits = limits;
        this.calls = calls;
        this.eyes = new Eyes(calls, limits);
        this.order = order;
        this.deadline = deadline;
        this.scene = scene;
        this.ended = ended;
    }

    Scene scene() {
        return scene;
    }

    Order order() {
        return order;
    }

    /** Goes on until the wanted condition is so, cannot be, or the time is over. */
    void run() {
        var mine = ++turn;
        if (over) {
            return;
        }
        if (aborted.isPresent()) {
            end(stopped());
            return;
        }
        if (!left().isPositive()) {
            end(late());
            return;
        }
        switch (around.cores().plan().next(scene.wanted(), scene.context(), sight, progress)) {
            case Move.See(var look) ->
                    eyes.look(
                            look,
                            scene,
                            sight,
                            left(),
                            seen -> {
                                if (mine == turn) {
                                    sight = seen;
                                    run();
                                }
                            });
            case Move.Act(var primitives) -> act(primitives, 0);
            case Move.Await(var atLast) -> await(atLast);
            case Move.End(var answer) -> end(inTime(answer));
        }
    }

    /** Stops before the next action; what is under way gets a while to come to its end. */
    void abort(String reason) {
        aborted = Optional.of(reason);
        process.after(
                limits.settle(),
                () -> {
                    if (!over) {
                        end(stopped());
                    }
                });
    }

    private void act(List<Primitive> primitives, int index) {
        if (index == primitives.size()) {
            primitives.forEach(one -> sight = sight.after(one));
            run();
            return;
        }
        if (aborted.isPresent() || !left().isPositive()) {
            run();
            return;
        }
        var what = primitives.get(index);
        var mine = turn;
        Actions.of(what, scene, sight)
                .ifPresentOrElse(
                        action ->
                                calls.act(
                                        action.where(),
                                        Actions.limit(what, limits, left()),
                                        action.input(),
                                        (before, after) ->
                                                around.observers()
                                                        .acted(order, what, before, after),
                                        said -> {
                                            if (mine == turn && !over) {
                                                acted(primitives, index, result(said));
                                            }
                                        }),
                        () ->
                                acted(
                                        primitives,
                                        index,
                                        new Progress.Refused(
                                                "it has no MAC address: it cannot be woken")));
    }

    private void acted(List<Primitive> primitives, int index, Progress.Result result) {
        progress = progress.plus(primitives.get(index), result);
        if (result instanceof Progress.Did) {
            act(primitives, index + 1);
        } else {
            sight = Sight.NOTHING;
            run();
        }
    }

    private static Progress.Result result(Calls.Said<String> said) {
        return switch (said) {
            case Calls.Answer<String> _ -> new Progress.Did();
            case Calls.No<String>(var kind, var reason) ->
                    kind == Refusal.Kind.GUEST_SILENT
                            ? new Progress.NoAnswer(reason)
                            : new Progress.Refused(reason);
            case Calls.Silence<String> _ -> new Progress.NoAnswer("no answer came in time");
        };
    }

    private void await(CommandAnswer atLast) {
        var poll =
                scene.wanted() instanceof Condition.OfHost
                        ? limits.hostPoll()
                        : limits.serverPoll();
        if (left().minus(poll).minus(limits.guest()).isNegative()) {
            end(inTime(atLast));
            return;
        }
        process.after(
                poll,
                () -> {
                    sight = Sight.NOTHING;
                    progress = progress.waited();
                    run();
                });
    }

    private Duration left() {
        return Duration.between(process.clock(), deadline);
    }

    private CommandAnswer stopped() {
        var reason = aborted.orElse("");
        return progress.none()
                ? new CommandAnswer.NotBegun(reason)
                : new CommandAnswer.Unknown("it was stopped half way: " + reason);
    }

    private CommandAnswer inTime(CommandAnswer answer) {
        return left().isPositive() ? answer : late();
    }

    private CommandAnswer late() {
        return new CommandAnswer.Unknown("its deadline passed at " + deadline);
    }

    private void end(CommandAnswer answer) {
        if (!over) {
            over = true;
            turn++;
            ended.accept(answer);
        }
    }
}
