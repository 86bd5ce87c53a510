package io.emberkeep.monitor.dbss;

import io.emberkeep.contract.configuration.TroubleKind;
import io.emberkeep.contract.failure.Failure;
import io.emberkeep.contract.inventory.Settings.Failover;
import io.emberkeep.contract.inventory.Settings.Repair;
import io.emberkeep.contract.signal.Step;
import io.emberkeep.monitor.dbss.Background.First;
import io.emberkeep.monitor.dbss.Background.Goal;
import java.time.Duration;
import java.util.Optional;

/** The two jobs and how they wait for each other (DBSS-5). Lives as long as one decision. */
final class Jobs {

    private final Work work;
    private Foreground foreground;
    private Background background;
    private Ending ending;

    Jobs(Work work, Foreground foreground, Background background, Ending ending) {
        this.work = work;
        this.foreground = foreground;
        this.background = background;
        this.ending = ending;
    }

    Phase recovering(String renewal) {
        return new Phase.Recovering(work.recovery, foreground, background, ending, renewal);
    }

    /** Gives an input to all, and lets each go on as far as the others allow. @return the phase after the end */
    Optional<Phase> run(Optional<DbssInput> input) {
        if (!(ending instanceof Ending.NotYet)) {
            return end(input.flatMap(one -> Endings.decide(work, ending, one)));
        }
        input.ifPresent(
                one -> {
                    foreground = ForegroundJob.decide(work, foreground, one);
                    background = BackgroundJob.decide(work, background, one);
                });
        if (work.dropped.isPresent()) {
            return drop(work.dropped.get());
        }
        if (foreground instanceof Foreground.NotNeeded
                && background instanceof Background.NotStarted) {
            return Optional.of(Endings.recovered(work));
        }
        if (foreground instanceof Foreground.Begin) {
            begin();
        }
        join();
        if (foreground.over()) {
            return switch (background) {
                case Background.Up() -> end(Optional.of(Endings.up(work)));
                case Background.Down(var reason) -> end(Optional.of(Endings.down(work, reason)));
                case Background _ -> Optional.empty();
            };
        }
        return Optional.empty();
    }

    /** An earlier holder may have used the standby: it must not keep the VIPs. */
    private Optional<Phase> drop(String reason) {
        return work.recovery.standbyTouched()
                ? end(Optional.of(Returns.start(work, new Ending.After.Drop(reason))))
                : Optional.of(Endings.dropped(work, reason));
    }

    private Optional<Phase> end(Optional<Endings.Next> next) {
        return next.flatMap(
                one ->
                        switch (one) {
                            case Endings.Next.GoOn(var on) -> {
                                ending = on;
                                yield Optional.empty();
                            }
                            case Endings.Next.Over(var phase) -> Optional.of(phase);
                        });
    }

    /** The standby is taken, or there is none: only the target itself is recovered (DBSS-12). */
    static void notCovered(Work work, String reason) {
        work.foreground(Step.NOT_COVERED, reason);
        work.turn.publish(
                new Failure.NotCovered(work.incident(), work.target(), work.at(), reason));
    }

    private void begin() {
        switch (work.recovery.errand()) {
            case RECOVER -> {
                work.background(Step.BACKGROUND_STARTED, "recovers " + work.target());
                recover(restartFirst());
            }
            case CARRY_ON -> {
                work.background(Step.BACKGROUND_STARTED, "goes on recovering " + work.target());
                recover(false);
            }
            case RETURN -> {
                work.background(Step.BACKGROUND_STARTED, "returns " + work.target());
                foreground = served();
                background = BackgroundJob.bringBack(work);
            }
            case WELL_AGAIN -> {
                work.background(Step.BACKGROUND_STARTED, "returns " + work.target());
                foreground = served();
                background = BackgroundJob.up(work);
            }
            case COVER -> {
                background = new Background.Down("it was given up before");
                foreground = ForegroundJob.askStandby(work);
            }
        }
    }

    private Foreground served() {
        return work.recovery.stoodIn() ? new Foreground.Recovered() : new Foreground.NotNeeded();
    }

    private void recover(boolean restartFirst) {
        if (work.recovery.stoodIn()) {
            foreground = new Foreground.Recovered();
        } else if (work.recovery.covered().isEmpty()) {
            notCovered(work, work.recovery.grant().notCovered().orElse("there is no standby"));
            foreground =
                    new Foreground.Uncovered(
                            work.turn.view().standby().isEmpty(), Optional.empty());
        } else {
            foreground = restartFirst ? new Foreground.AwaitingDaemon() : Fences.start(work);
        }
        background = restartFirst ? Daemons.restart(work) : new Background.AwaitingFence(first());
    }

    private First first() {
        var errand = work.recovery.errand();
        var service = work.recovery.matter().found().kind() == TroubleKind.SERVICE;
        if (errand == Errand.CARRY_ON && service) {
            return First.LOOK;
        }
        return daemonsFirst(work) ? First.DAEMONS : First.SERVER;
    }

    /** Policy restart-first, and there is a daemon whose restart can be waited for (DBSS-6). */
    private boolean restartFirst() {
        return work.settings().failover() == Failover.RESTART_FIRST && daemonsFirst(work);
    }

    /** Each job goes on when what it waits for in the other has come. */
    private void join() {
        if (foreground instanceof Foreground.AwaitingDaemon) {
            foreground =
                    switch (background) {
                        case Background.Up() -> new Foreground.NotNeeded();
                        case Background.AwaitingFence _, Background.Down _ -> Fences.start(work);
                        case Background _ -> foreground;
                    };
        }
        if (background instanceof Background.AwaitingFence(var then)
                && (work.recovery.fence().settled() || foreground.over())) {
            background =
                    switch (then) {
                        case DAEMONS -> Daemons.restart(work);
                        case LOOK -> Polls.start(work, Goal.LOOK, Duration.ZERO);
                        case SERVER -> BackgroundJob.server(work);
                    };
        }
        if (foreground instanceof Foreground.Uncovered(_, var question)
                && question.isPresent()
                && background instanceof Background.Up) {
            // The target itself serves at once: the standby, even if it is granted, stays free.
            foreground = new Foreground.NotNeeded();
        }
    }

    /** Whether daemons are restarted before the server is (DBSS-6). */
    static boolean daemonsFirst(Work work) {
        var matter = work.recovery.matter();
        return matter.found().kind() == TroubleKind.SERVICE
                && work.settings().repair() == Repair.DAEMON_THEN_SERVER
                && !matter.found().daemons().isEmpty();
    }
}
