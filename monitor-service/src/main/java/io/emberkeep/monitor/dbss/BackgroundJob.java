package io.emberkeep.monitor.dbss;

import io.emberkeep.contract.answer.CommandAnswer;
import io.emberkeep.contract.configuration.TroubleKind;
import io.emberkeep.contract.signal.Step;
import io.emberkeep.monitor.dbss.Background.Goal;
import io.emberkeep.monitor.dbss.Background.Poll;
import io.emberkeep.monitor.dbss.DbssInput.CommandAnswered;
import io.emberkeep.monitor.dbss.DbssInput.Configured;
import io.emberkeep.monitor.dbss.DbssInput.Examined;
import io.emberkeep.monitor.dbss.DbssInput.SifAnswered;
import io.emberkeep.monitor.dbss.DbssInput.Started;
import io.emberkeep.monitor.dbss.DbssInput.Tick;
import io.emberkeep.monitor.dbss.DbssInput.TimerRang;

/** Recovers the target itself, as far as <em>up</em> or <em>down</em> (DBSS-6, DBSS-7, DBSS-8). */
final class BackgroundJob {

    private BackgroundJob() {}

    static Background decide(Work work, Background now, DbssInput input) {
        return switch (input) {
            case CommandAnswered(_, var name, var answer) -> commanded(work, now, name, answer);
            case Examined(_, var name, var finding, _) -> examined(work, now, name, finding);
            case TimerRang(_, var name) -> rang(work, now, name);
            case Started _, Tick _, Configured _, SifAnswered _ -> now;
        };
    }

    private static Background commanded(
            Work work, Background now, String name, CommandAnswer answer) {
        return switch (now) {
            case Background.RestartingDaemon daemon when daemon.command().equals(name) ->
                    Daemons.restarted(work, daemon, answer);
            case Background.SeeingBoot seeing when seeing.command().equals(name) ->
                    Restarts.seen(work, seeing, answer);
            case Background.Restarting restarting when restarting.command().equals(name) ->
                    Restarts.restarted(work, restarting, answer);
            case Background.WakingHost waking when waking.command().equals(name) ->
                    Restarts.woken(work, waking, answer);
            case Background.Polling polling
                    when polling.poll() instanceof Poll.Connecting(var command)
                            && command.equals(name) ->
                    Polls.connected(work, polling, answer);
            case Background _ -> now;
        };
    }

    private static Background examined(Work work, Background now, String name, Finding finding) {
        return switch (now) {
            case Background.CheckingDaemons(var examination) when examination.equals(name) ->
                    Daemons.checked(work, finding);
            case Background.Polling polling
                    when polling.poll() instanceof Poll.Examining(var examination)
                            && examination.equals(name) ->
                    Polls.examined(work, polling, finding);
            case Background _ -> now;
        };
    }

    private static Background rang(Work work, Background now, String name) {
        return switch (now) {
            case Background.DaemonPause(var timer) when timer.equals(name) ->
                    new Background.CheckingDaemons(
                            work.turn.examine("bg-check", work.turn.view().ownOnly(), Purpose.JOB));
            case Background.RestartPause(var goal, var timer, var tries) when timer.equals(name) ->
                    Restarts.restart(work, goal, tries);
            case Background.Polling polling
                    when polling.poll() instanceof Poll.Pause(var timer) && timer.equals(name) ->
                    Polls.look(work, polling.goal(), polling.until());
            case Background _ -> now;
        };
    }

    /** Service trouble: the server is restarted. Network trouble: is it merely restarting? */
    static Background server(Work work) {
        return switch (work.recovery.matter().found().kind()) {
            case SERVICE -> Restarts.start(work, Goal.RESTART);
            case NETWORK -> Polls.start(work, Goal.JUDGE, work.settings().maximumRestartWait());
        };
    }

    /** DBSS-14: started if it is off, brought back on the network, looked at. */
    static Background bringBack(Work work) {
        return onlyWoken(work)
                ? Polls.start(work, Goal.RETURN, work.settings().maximumRestartWait())
                : Restarts.start(work, Goal.RETURN);
    }

    /** Whether nobody can be asked about the target: it is sent magic packets and watched. */
    static boolean onlyWoken(Work work) {
        return work.turn.view().target().isOnlyWoken();
    }

    static Background up(Work work) {
        work.background(Step.UP, work.target() + " is well");
        return new Background.Up();
    }

    static Background down(Work work, String reason) {
        work.background(Step.DOWN, reason);
        return new Background.Down(reason);
    }

    /** Whether the trouble is of the network. */
    static boolean network(Work work) {
        return work.recovery.matter().found().kind() == TroubleKind.NETWORK;
    }
}
