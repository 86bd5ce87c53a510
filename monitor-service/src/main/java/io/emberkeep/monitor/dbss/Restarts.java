package io.emberkeep.monitor.dbss;

import io.emberkeep.contract.answer.CommandAnswer;
import io.emberkeep.contract.command.Condition;
import io.emberkeep.contract.command.Condition.HostOn;
import io.emberkeep.contract.command.Condition.ServerExamined;
import io.emberkeep.contract.command.Condition.ServerRestarted;
import io.emberkeep.contract.command.Condition.ServerRunning;
import io.emberkeep.contract.signal.Step;
import io.emberkeep.monitor.dbss.Background.Goal;
import io.emberkeep.monitor.dbss.Background.Tries;
import java.time.Duration;

/** The server gets a new boot: restarted, forced on, or started; its host is woken if it must be. */
final class Restarts {

    private Restarts() {}

    static Background start(Work work, Goal goal) {
        var until = work.at().plus(work.settings().maximumRestartWait());
        return restart(work, goal, new Tries(1, until, false));
    }

    /** In which boot it is must be known first, so that no other is restarted (DESIGN rule 5). */
    static Background restart(Work work, Goal goal, Tries tries) {
        if (BackgroundJob.onlyWoken(work)) {
            return wake(work, goal, tries);
        }
        if (goal != Goal.RETURN && work.recovery.boot() instanceof SeenBoot.NotSeen) {
            return new Background.SeeingBoot(
                    goal,
                    work.order(
                            "bg-see-boot",
                            new ServerExamined(work.target(), work.recovery.host()),
                            tries.attempt()),
                    tries);
        }
        return command(work, goal, tries);
    }

    private static Background command(Work work, Goal goal, Tries tries) {
        Condition wanted =
                switch (goal) {
                    case RETURN -> new ServerRunning(work.target(), work.recovery.host());
                    case LOOK, JUDGE, SERVICES, RESTART, FORCE_ON ->
                            new ServerRestarted(
                                    work.target(),
                                    work.recovery.host(),
                                    work.recovery.boot().forCommand());
                };
        return new Background.Restarting(
                goal, work.order("bg-restart", wanted, tries.attempt()), tries);
    }

    static Background seen(Work work, Background.SeeingBoot now, CommandAnswer answer) {
        work.seen(answer);
        return answer instanceof CommandAnswer.Done
                ? command(work, now.goal(), now.tries())
                : failed(work, now.goal(), now.tries(), answer);
    }

    static Background restarted(Work work, Background.Restarting now, CommandAnswer answer) {
        work.seen(answer);
        if (answer instanceof CommandAnswer.Done) {
            work.recovery = work.recovery.rebooted();
            return begun(work, now.goal());
        }
        return failed(work, now.goal(), now.tries(), answer);
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

    /** A host that is gone is woken; anything else is tried a few times. */
    private static Background failed(Work work, Goal goal, Tries tries, CommandAnswer answer) {
        return Work.hostGone(answer)
                ? wake(work, goal, tries)
                : again(work, goal, tries, tries.attempt() < Work.ATTEMPTS, answer);
    }

    /** Not longer than the host is waited for: who needs longer is given up (DBSS-7). */
    private static Background wake(Work work, Goal goal, Tries tries) {
        var left = Duration.between(work.at(), tries.until());
        return new Background.WakingHost(
                goal,
                work.orderWithin(
                        "bg-wake-host", new HostOn(work.recovery.host()), tries.attempt(), left),
                tries);
    }

    static Background woken(Work work, Background.WakingHost now, CommandAnswer answer) {
        var tries = now.tries();
        if (!(answer instanceof CommandAnswer.Done(var changed, _, _))) {
            return again(work, now.goal(), tries, work.at().isBefore(tries.until()), answer);
        }
        if (!tries.woken()) {
            work.background(Step.HOST_WOKEN, work.recovery.host().value());
        }
        if (changed) {
            // Whatever ran there is gone with the power: only a boot after this one counts.
            work.recovery = work.recovery.inBoot(new SeenBoot.Off());
        }
        if (BackgroundJob.onlyWoken(work)) {
            work.recovery = work.recovery.rebooted();
            return Polls.later(
                    work, Goal.FORCE_ON, work.at().plus(work.settings().maximumRestartWait()));
        }
        // It is on, and its hypervisor may still be silent.
        return changed || !tries.woken()
                ? restart(work, now.goal(), tries.hostOn())
                : again(work, now.goal(), tries, work.at().isBefore(tries.until()), answer);
    }

    private static Background again(
            Work work, Goal goal, Tries tries, boolean worthIt, CommandAnswer answer) {
        if (worthIt) {
            return new Background.RestartPause(
                    goal,
                    work.turn.timer("bg-restart-pause", work.settings().recoveryPoll()),
                    tries.next());
        }
        if (goal == Goal.RETURN) {
            return BackgroundJob.down(work, Polls.REPAIR_FIRST);
        }
        var why =
                answer instanceof CommandAnswer.Done
                        ? work.recovery.host() + " is on, and its hypervisor does not answer"
                        : Work.why(answer);
        var reason = "%s cannot be restarted: %s".formatted(work.target(), why);
        work.background(Step.COMMAND_FAILED, reason);
        return BackgroundJob.down(work, reason);
    }
}
