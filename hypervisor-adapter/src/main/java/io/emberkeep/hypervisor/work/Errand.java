package io.emberkeep.hypervisor.work;

import io.emberkeep.contract.answer.CommandAnswer;
import io.emberkeep.contract.command.Condition;
import io.emberkeep.hypervisor.command.Order;
import io.emberkeep.hypervisor.plan.Move;
import io.emberkeep.hypervisor.plan.Plan;
import io.emberkeep.hypervisor.plan.Primitive;
import io.emberkeep.hypervisor.plan.Progress;
import io.emberkeep.hypervisor.plan.Sight;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One command on its way: the plan says what is next, the eyes and arms do it. */
final class Errand {

    private final Order order;
    private final Scene scene;
    private final Eyes eyes;
    private final Arms arms;
    private final Limits limits;
    private final InstantSource clock;
    private final CountDownLatch aborted = new CountDownLatch(1);
    private volatile String abortReason = "";
    private Sight sight = Sight.NOTHING;
    private Progress progress = Progress.NONE;

    Errand(Order order, Scene scene, Eyes eyes, Arms arms, Limits limits, InstantSource clock) {
        this.order = order;
        this.scene = scene;
        this.eyes = eyes;
        this.arms = arms;
        this.limits = limits;
        this.clock = clock;
    }

    /** Where it is carried out. */
    Scene scene() {
        return scene;
    }

    /** Goes until the wanted condition is so, cannot be, or the time is over. */
    CommandAnswer run() {
        while (true) {
            if (aborted.getCount() == 0) {
                return stopped();
            }
            if (!left().isPositive()) {
                return late();
            }
            switch (Plan.next(scene.wanted(), scene.context(), sight, progress)) {
                case Move.See(var look) -> sight = eyes.look(look, scene, sight, left());
                case Move.Act(var primitives) -> act(primitives);
                case Move.Await(var atLast) -> {
                    if (!waitForHardware()) {
                        return inTime(atLast);
                    }
                }
                case Move.End(var answer) -> {
                    return inTime(answer);
                }
            }
        }
    }

    /** Stops before the next action; the one under way is let come to its end. */
    void abort(String reason) {
        abortReason = reason;
        aborted.countDown();
    }

    private void act(List<Primitive> primitives) {
        for (var primitive : primitives) {
            if (aborted.getCount() == 0 || !left().isPositive()) {
                return;
            }
            var result = arms.act(primitive, scene, sight, left());
            progress = progress.plus(primitive, result);
            if (!(result instanceof Progress.Did)) {
                sight = Sight.NOTHING;
                return;
            }
        }
        for (var primitive : primitives) {
            sight = sight.after(primitive);
        }
    }

    /** @return false if not enough time is left for another look */
    private boolean waitForHardware() {
        var poll =
                scene.wanted() instanceof Condition.OfHost
                        ? limits.hostPoll()
                        : limits.serverPoll();
        if (left().minus(poll).minus(limits.guest()).isNegative()) {
            return false;
        }
        try {
            aborted.await(poll.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            abort("this service stops");
        }
        sight = Sight.NOTHING;
        progress = progress.waited();
        return true;
    }

    private Duration left() {
        return Duration.between(clock.instant(), order.command().deadline());
    }

    private CommandAnswer stopped() {
        return progress.none()
                ? new CommandAnswer.NotBegun(abortReason)
                : new CommandAnswer.Unknown("it was stopped half way: " + abortReason);
    }

    /** Past its deadline a command is unknown, never failed (DESIGN rule 5). */
    private CommandAnswer inTime(CommandAnswer answer) {
        return left().isPositive() ? answer : late();
    }

    private CommandAnswer late() {
        var deadline = order.command().deadline();
        return new CommandAnswer.Unknown(
                "its deadline passed at %s%s"
                        .formatted(
                                Instant.ofEpochMilli(deadline.toEpochMilli()),
                                progress.unanswered().map("; "::concat).orElse("")));
    }
}
