package io.emberkeep.monitor.dbss;

import io.emberkeep.contract.answer.CommandAnswer;
import io.emberkeep.contract.answer.SignalAnswer;
import io.emberkeep.contract.command.Condition.ServerRunning;
import io.emberkeep.contract.command.Condition.VipsOn;
import io.emberkeep.contract.failure.Failure;
import io.emberkeep.contract.signal.IncidentQuestion.ClaimStandby;
import io.emberkeep.contract.signal.IncidentReport.FunctionRecovered;
import io.emberkeep.contract.signal.Step;
import io.emberkeep.monitor.dbss.DbssInput.CommandAnswered;
import io.emberkeep.monitor.dbss.DbssInput.Configured;
import io.emberkeep.monitor.dbss.DbssInput.Examined;
import io.emberkeep.monitor.dbss.DbssInput.SifAnswered;
import io.emberkeep.monitor.dbss.DbssInput.Started;
import io.emberkeep.monitor.dbss.DbssInput.Tick;
import io.emberkeep.monitor.dbss.DbssInput.TimerRang;
import java.time.Duration;
import java.util.Optional;

/** Recovers the function: old holder off, standby on, VIPs on it (DBSS-5). */
final class ForegroundJob {

    private ForegroundJob() {}

    static Foreground decide(Work work, Foreground now, DbssInput input) {
        return switch (input) {
            case CommandAnswered(_, var name, var answer) -> commanded(work, now, name, answer);
            case SifAnswered(_, var name, var answer) -> told(work, now, name, answer);
            case Examined(_, var name, var finding, _)
                    when now instanceof Foreground.CheckingVips(var examination)
                            && examination.equals(name) ->
                    Before.checked(work, finding);
            case TimerRang(_, var name)
                    when now instanceof Foreground.FenceDelayed delayed
                            && delayed.timer().equals(name) ->
                    Fences.fence(work, 1, Optional.of(delayed.until()));
            case Tick _ -> lookForStandby(work, now, true);
            case Configured _ -> lookForStandby(work, now, becameFree(work));
            case Started _, Examined _, TimerRang _ -> now;
        };
    }

    private static Foreground commanded(
            Work work, Foreground now, String name, CommandAnswer answer) {
        return switch (now) {
            case Foreground.StandingDown down when down.awaited().containsKey(name) ->
                    Before.stoodDown(work, down, name, answer);
            case Foreground.RestoringVips restoring when restoring.command().equals(name) ->
                    Before.restored(work, restoring, answer);
            case Foreground.Fencing fencing when fencing.command().equals(name) ->
                    Fences.fenced(work, fencing, answer);
            case Foreground.PoweringOff off when off.command().equals(name) ->
                    Fences.poweredOff(work, off, answer);
            case Foreground.StartingStandby starting when starting.command().equals(name) ->
                    started(work, starting, answer);
            case Foreground.SettingVips setting when setting.command().equals(name) ->
                    set(work, setting, answer);
            case Foreground _ -> now;
        };
    }

    private static Foreground told(
            Work work, Foreground now, String name, Optional<SignalAnswer> answer) {
        return switch (now) {
            case Foreground.AskingFence asking when asking.question().equals(name) ->
                    Fences.told(work, asking, answer);
            case Foreground.Uncovered(_, var question)
                    when question.filter(name::equals).isPresent() ->
                    covered(work, answer);
            case Foreground _ -> now;
        };
    }

    /** The old holder cannot answer any more, or the policy goes on without that. */
    static Foreground startStandby(Work work, int attempt) {
        work.recovery = work.recovery.used(Recovery.Use.TOUCHED);
        return new Foreground.StartingStandby(
                work.order(
                        "fg-start-standby",
                        new ServerRunning(work.standby(), work.standbyHost()),
                        attempt),
                attempt);
    }

    private static Foreground started(
            Work work, Foreground.StartingStandby now, CommandAnswer answer) {
        if (answer instanceof CommandAnswer.Done) {
            var next = setVips(work, 1);
            work.foreground(
                    Step.STANDBY_STARTED, "%s on %s".formatted(work.standby(), work.standbyHost()));
            return next;
        }
        return now.attempt() < Work.ATTEMPTS
                ? startStandby(work, now.attempt() + 1)
                : failed(work, work.standby() + " does not start: " + Work.why(answer));
    }

    private static Foreground setVips(Work work, int attempt) {
        return new Foreground.SettingVips(
                work.order(
                        "fg-set-vips",
                        new VipsOn(work.standby(), work.standbyHost(), work.recovery.vips()),
                        attempt),
                attempt);
    }

    private static Foreground set(Work work, Foreground.SettingVips now, CommandAnswer answer) {
        if (answer instanceof CommandAnswer.Done) {
            return recovered(work);
        }
        return now.attempt() < Work.ATTEMPTS
                ? setVips(work, now.attempt() + 1)
                : failed(work, work.standby() + " does not take the VIPs: " + Work.why(answer));
    }

    /** Clients are served again: (A4), DBSS-13. */
    private static Foreground recovered(Work work) {
        var vips = work.recovery.vips();
        var matter = work.recovery.matter();
        work.recovery = work.recovery.used(Recovery.Use.STANDS_IN);
        work.foreground(Step.VIPS_SET, work.standby() + ": " + Work.list(vips));
        work.turn.report(
                new FunctionRecovered(
                        work.incident(), work.recovery.epoch(), work.standby(), vips, work.at()));
        work.turn.publish(
                new Failure.FunctionRecovered(
                        work.incident(),
                        work.target(),
                        work.at(),
                        work.standby(),
                        vips,
                        Duration.between(matter.detectedAt(), work.at()),
                        Duration.between(matter.confirmedAt(), work.at())));
        return new Foreground.Recovered();
    }

    private static Foreground failed(Work work, String reason) {
        work.foreground(Step.COMMAND_FAILED, reason);
        Jobs.notCovered(work, reason);
        return new Foreground.Uncovered(true, Optional.empty());
    }

    /** Is the standby free now (DBSS-12)? */
    static Foreground askStandby(Work work) {
        return new Foreground.Uncovered(
                false,
                Optional.of(
                        work.turn.ask(
                                "fg-claim-standby",
                                new ClaimStandby(
                                        work.incident(),
                                        work.turn.view().member(),
                                        work.recovery.epoch()))));
    }

    private static Foreground lookForStandby(Work work, Foreground now, boolean moment) {
        return now instanceof Foreground.Uncovered(var forGood, var question)
                        && !forGood
                        && question.isEmpty()
                        && moment
                        && work.turn.view().standbyFree()
                        && work.turn.view().mayBegin()
                ? askStandby(work)
                : now;
    }

    private static boolean becameFree(Work work) {
        return work.turn.view().standbyFree() && !work.turn.viewBefore().standbyFree();
    }

    private static Foreground covered(Work work, Optional<SignalAnswer> answer) {
        if (answer.isPresent()
                && answer.get() instanceof SignalAnswer.Granted granted
                && granted.incident().standby().isPresent()) {
            work.recovery = work.recovery.regranted(granted);
            var next = Fences.start(work);
            work.foreground(Step.COVERED, work.standby() + " is free now");
            return next;
        }
        return new Foreground.Uncovered(false, Optional.empty());
    }
}
