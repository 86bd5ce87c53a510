package io.emberkeep.monitor.dbss;

import io.emberkeep.contract.answer.CommandAnswer;
import io.emberkeep.contract.command.Condition;
import io.emberkeep.contract.command.Condition.HostOn;
import io.emberkeep.contract.command.Condition.ServerExamined;
import io.emberkeep.contract.command.Condition.ServerRestarted;
import io.emberkeep.contract.command.Condition.ServerRunning;
import io.emberkeep.contract.signal.Step;
import io.emberkeep.monitor.dbss.Background.Goal;

/** The server gets a new boot: restarted, forced on, or started; its host is woken if it must be. */
final class Restarts {

    private Restarts() {}

    /** In which boot it is must be known first, so that no other is restarted (DESIGN rule 5). */
    static Background restart(Work work, Goal goal, int attempt) {
        if (BackgroundJob.physical(work)) {
            return wake(work, goal, attempt);
        }
        if (goal != Goal.RETURN && work.recovery.boot() instanceof SeenBoot.NotSeen) {
            return new Background.SeeingBoot(
                    goal,
                    work.order(
                            "bg-see-boot",
                            new ServerExamined(work.target(), work.recovery.host()),
                            attempt),
                    attempt);
        }
        return command(work, goal, attempt);
    }

    private static Background command(Work work, Goal goal, int attempt) {
        Condition wanted =
                switch (goal) {
                    case RETURN -> new ServerRunning(work.target(), work.recovery.host());
                    case LOOK, JUDGE, SERVICES, RESTART, FORCE_ON ->
                            new ServerRestarted(
                                    work.target(),
                                    work.recovery.host(),
                                    work.recovery.boot().forCommand());
                };
        return new Background.Restarting(goal, work.order("bg-restart", wanted, attempt), attempt);
    }

    static Background seen(Work work, Background.SeeingBoot now, CommandAnswer answer) {
        work.seen(answer);
        return switch (answer) {
            case CommandAnswer.Done _ -> command(work, now.goal(), now.attempt());
            case CommandAnswer.Failed _ when Work.hostGone(answer) ->
                    wake(work, now.goal(), now.attempt());
            case CommandAnswer.Failed _, CommandAnswer.NotBegun _, CommandAnswer.Unknown _ ->
                    again(work, now.goal(), now.attempt(), answer);
        };
    }

    static Background restarted(Work work, Background.Restarting now, CommandAnswer answer) {
        work.seen(answer);
        return switch (answer) {
            case CommandAnswer.Done _ -> {
                work.recovery = work.recovery.rebooted();
                yield begun(work, now.goal());
            }
            case CommandAnswer.Failed _ when Work.hostGone(answer) && now.goal() != Goal.RETURN ->
                    wake(work, now.goal(), now.attempt());
            case CommandAnswer.Failed _, CommandAnswer.NotBegun _, CommandAnswer.Unknown _ ->
                    again(work, now.goal(), now.attempt(), answer);
        };
    }

    private static Background begun(Work work, Goal goal) {
        var wait = work.settings().maximumRestartWait();
        return switch (goal) {
            case RETURN -> Polls.start(work, goal, wait);
            case RESTART -> {
                work.background(Step.TARGET_RESTARTED, work.target().value());
                yield Polls.later(work, goal, work.at().plus(wait));
            }
            case LOOK, JUDGE, SERVICES, FORCE_ON -> {
                work.background(Step.FORCED_ON, work.target().value());
                yield Polls.later(work, Goal.FORCE_ON, work.at().plus(wait));
            }
        };
    }

    private static Background wake(Work work, Goal goal, int attempt) {
        return new Background.WakingHost(
                goal,
                work.order("bg-wake-host", new HostOn(work.recovery.host()), attempt),
                attempt);
    }

    static Background woken(Work work, Background.WakingHost now, CommandAnswer answer) {
        if (!(answer instanceof CommandAnswer.Done(var changed, _, _))) {
            return again(work, now.goal(), now.attempt(), answer);
        }
        work.background(Step.HOST_WOKEN, work.recovery.host().value());
        if (changed) {
            // Whatever ran there is gone with the power: only a boot after this one counts.
            work.recovery = work.recovery.inBoot(new SeenBoot.Off());
        }
        if (BackgroundJob.physical(work)) {
            work.recovery = work.recovery.rebooted();
            return Polls.later(
                    work, Goal.FORCE_ON, work.at().plus(work.settings().maximumRestartWait()));
        }
        return now.attempt() < Work.ATTEMPTS
                ? restart(work, now.goal(), now.attempt() + 1)
                : again(work, now.goal(), now.attempt(), answer);
    }

    private static Background again(Work work, Goal goal, int attempt, CommandAnswer answer) {
        if (attempt < Work.ATTEMPTS) {
            return new Background.RestartPause(
                    goal,
                    work.turn.timer("bg-restart-pause", work.settings().recoveryPoll()),
                    attempt + 1);
        }
        if (goal == Goal.RETURN) {
            return BackgroundJob.down(work, Polls.REPAIR_FIRST);
        }
        var reason = "%s cannot be restarted: %s".formatted(work.target(), Work.why(answer));
        work.background(Step.COMMAND_FAILED, reason);
        return BackgroundJob.down(work, reason);
    }
}
