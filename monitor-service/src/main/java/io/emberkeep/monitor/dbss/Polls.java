package io.emberkeep.monitor.dbss;

import io.emberkeep.contract.answer.CommandAnswer;
import io.emberkeep.contract.command.Condition.ServerConnected;
import io.emberkeep.contract.configuration.TroubleKind;
import io.emberkeep.contract.id.IpAddress;
import io.emberkeep.contract.signal.Step;
import io.emberkeep.monitor.dbss.Background.Goal;
import io.emberkeep.monitor.dbss.Background.Poll;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Looks again and again whether the target is well, until a time (DBSS-7). */
final class Polls {

    static final String REPAIR_FIRST = "does not answer: repair it first";

    private Polls() {}

    static Background start(Work work, Goal goal, Duration wait) {
        return look(work, goal, work.at().plus(wait));
    }

    /** The first look comes after a moment: what was just restarted is not well yet. */
    static Background later(Work work, Goal goal, Instant until) {
        return new Background.Polling(
                goal,
                until,
                new Poll.Pause(work.turn.timer("bg-poll", work.settings().recoveryPoll())));
    }

    /** Back on the network first, where it may be cut off; never with a VIP that is another's. */
    static Background look(Work work, Goal goal, Instant until) {
        return new Background.Polling(
                goal,
                until,
                work.recovery.target().linkMaybeCut()
                        ? new Poll.Connecting(
                                work.order(
                                        "bg-connect",
                                        new ServerConnected(
                                                work.target(),
                                                work.recovery.host(),
                                                vipsOfOthers(work)),
                                        1))
                        : examine(work));
    }

    /** Without a standby the VIPs are the target's as before, and nobody else's. */
    private static List<IpAddress> vipsOfOthers(Work work) {
        return work.recovery.covered().isPresent() ? work.recovery.vips() : List.of();
    }

    private static Poll examine(Work work) {
        return new Poll.Examining(
                work.turn.examine("bg-poll", work.turn.view().ownOnly(), Purpose.JOB));
    }

    static Background connected(Work work, Background.Polling now, CommandAnswer answer) {
        work.seen(answer);
        if (answer instanceof CommandAnswer.Unknown && mayBeOurs(work, now)) {
            return later(work, now.goal(), now.until());
        }
        if (!(answer instanceof CommandAnswer.Done)) {
            return bad(work, now, Work.why(answer));
        }
        work.recovery = work.recovery.connected();
        work.background(Step.RECONNECTED, work.target().value());
        return new Background.Polling(now.goal(), now.until(), examine(work));
    }

    /**
     * Who hears nothing of his executors knows nothing of the target (DESIGN rule 5): it is not given up for
     * that, for as long again.
     */
    private static boolean mayBeOurs(Work work, Background.Polling now) {
        return switch (now.goal()) {
            case LOOK, JUDGE, SERVICES -> false;
            case RESTART, FORCE_ON, RETURN ->
                    work.at().isBefore(now.until().plus(work.settings().maximumRestartWait()));
        };
    }

    static Background examined(Work work, Background.Polling now, Finding finding) {
        return switch (finding) {
            case Finding.Well() -> {
                judged(work, now.goal());
                yield BackgroundJob.up(work);
            }
            case Finding.Bad bad when now.goal() == Goal.LOOK -> {
                work.recovery =
                        bad.kind() == TroubleKind.SERVICE
                                ? work.recovery.found(bad)
                                : work.recovery;
                yield repair(work, bad);
            }
            case Finding.Bad bad
                    when now.goal() == Goal.JUDGE && bad.kind() == TroubleKind.SERVICE -> {
                judged(work, now.goal());
                yield bad(
                        work,
                        new Background.Polling(
                                Goal.SERVICES, atLeast(work, now.until()), now.poll()),
                        bad.evidence());
            }
            case Finding.Bad bad -> bad(work, now, bad.evidence());
        };
    }

    /** Its network is good again: so it restarted by itself (DBSS-7). */
    private static void judged(Work work, Goal goal) {
        if (goal == Goal.JUDGE) {
            work.background(Step.RESTART_JUDGED, work.target() + " restarts by itself");
        }
    }

    /** However late the network came, the services get a moment. */
    private static Instant atLeast(Work work, Instant until) {
        var moment =
                work.at()
                        .plus(work.settings().daemonRestartWait())
                        .plus(work.settings().serviceTimeout());
        return until.isAfter(moment) ? until : moment;
    }

    private static Background repair(Work work, Finding.Bad bad) {
        return bad.kind() == TroubleKind.SERVICE && Jobs.daemonsFirst(work)
                ? Daemons.restart(work)
                : BackgroundJob.server(work);
    }

    private static Background bad(Work work, Background.Polling now, String evidence) {
        return work.at().isBefore(now.until())
                ? later(work, now.goal(), now.until())
                : timeUp(work, now.goal(), evidence);
    }

    private static Background timeUp(Work work, Goal goal, String evidence) {
        return switch (goal) {
            case LOOK -> BackgroundJob.server(work);
            case JUDGE -> {
                work.background(Step.RESTART_JUDGED, work.target() + " is not restarting");
                yield Restarts.start(work, Goal.FORCE_ON);
            }
            case SERVICES -> Restarts.start(work, Goal.FORCE_ON);
            case RESTART, FORCE_ON ->
                    BackgroundJob.down(
                            work,
                            "%s is not well within %s s: %s"
                                    .formatted(
                                            work.target(),
                                            work.settings().maximumRestartWait().toSeconds(),
                                            evidence));
            case RETURN -> BackgroundJob.down(work, REPAIR_FIRST);
        };
    }
}
