package io.emberkeep.monitor.dbss;

import io.emberkeep.contract.answer.CommandAnswer;
import io.emberkeep.contract.command.Condition.StoodDown;
import io.emberkeep.contract.command.Condition.VipsOn;
import io.emberkeep.contract.signal.Step;
import io.emberkeep.monitor.dbss.Foreground.StandingDown;
import io.emberkeep.monitor.dbss.Foreground.StandingDown.Look;
import java.util.HashMap;

/** What comes before the two jobs: missing VIPs are set again; an earlier holder's work is stopped. */
final class Before {

    private Before() {}

    /** A target whose only fault is that VIPs do not answer gets them again. */
    static Foreground restoreVips(Work work, int attempt) {
        var recovery = work.recovery;
        return new Foreground.RestoringVips(
                work.order(
                        "fg-restore-vips",
                        new VipsOn(work.target(), recovery.host(), recovery.vips()),
                        attempt),
                attempt);
    }

    static Foreground restored(Work work, Foreground.RestoringVips now, CommandAnswer answer) {
        work.seen(answer);
        return switch (answer) {
            case CommandAnswer.Done _ ->
                    new Foreground.CheckingVips(
                            work.turn.examine(
                                    "fg-check-vips",
                                    work.turn.view().subject(work.recovery.vips()),
                                    Purpose.JOB));
            case CommandAnswer.NotBegun _, CommandAnswer.Unknown _ ->
                    now.attempt() < Work.ATTEMPTS
                            ? restoreVips(work, now.attempt() + 1)
                            : new Foreground.Begin();
            case CommandAnswer.Failed _ -> new Foreground.Begin();
        };
    }

    static Foreground checked(Work work, Finding finding) {
        return switch (finding) {
            case Finding.Well() -> {
                work.foreground(
                        Step.VIPS_RESTORED, work.target() + ": " + Work.list(work.recovery.vips()));
                yield new Foreground.NotNeeded();
            }
            case Finding.Bad bad -> {
                work.recovery = work.recovery.found(bad);
                yield new Foreground.Begin();
            }
        };
    }

    /** Whatever an earlier holder wanted of the target and the standby is aborted (DESIGN rule 4). */
    static Foreground standDown(Work work) {
        var awaited = new HashMap<String, Look>();
        awaited.put(ask(work, new Look(true, 1)), new Look(true, 1));
        if (work.recovery.covered().isPresent()) {
            awaited.put(ask(work, new Look(false, 1)), new Look(false, 1));
        }
        return new StandingDown(awaited);
    }

    private static String ask(Work work, Look look) {
        return look.target()
                ? work.order(
                        "fg-stand-down-target",
                        new StoodDown(work.target(), work.recovery.host()),
                        look.attempt())
                : work.order(
                        "fg-stand-down-standby",
                        new StoodDown(work.standby(), work.standbyHost()),
                        look.attempt());
    }

    static Foreground stoodDown(Work work, StandingDown now, String command, CommandAnswer answer) {
        var look = now.awaited().get(command);
        var awaited = new HashMap<>(now.awaited());
        awaited.remove(command);
        if (look.target()) {
            work.seen(answer);
        }
        if (answer instanceof CommandAnswer.Unknown && look.attempt() < Work.ATTEMPTS) {
            var again = new Look(look.target(), look.attempt() + 1);
            awaited.put(ask(work, again), again);
        }
        if (!awaited.isEmpty()) {
            return new StandingDown(awaited);
        }
        work.foreground(Step.TAKEN_OVER, "by " + work.turn.view().member());
        return new Foreground.Begin();
    }
}
