package io.emberkeep.monitor.dbss;

import io.emberkeep.contract.answer.CommandAnswer;
import io.emberkeep.contract.command.Condition.ServerOnHost;
import io.emberkeep.contract.command.Condition.ServerPaused;
import io.emberkeep.contract.command.Condition.VipsOff;
import io.emberkeep.contract.command.Condition.VipsOn;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.signal.Step;
import io.emberkeep.monitor.dbss.Ending.After;
import io.emberkeep.monitor.dbss.Endings.Next;
import io.emberkeep.monitor.dbss.Phase.Resting.Place;
import java.util.Optional;

/** The VIPs return to the target and the standby waits again (DBSS-8 up, DBSS-9). */
final class Returns {

    private Returns() {}

    static Next start(Work work, After after) {
        return work.recovery.standbyTouched() ? release(work, 1, after) : released(work, after);
    }

    private static Next release(Work work, int attempt, After after) {
        return new Next.GoOn(
                new Ending.ReleasingStandby(
                        work.order(
                                "end-release-standby",
                                new VipsOff(
                                        work.standby(), work.standbyHost(), work.vipsNow(), false),
                                attempt),
                        attempt,
                        after));
    }

    static Next released(Work work, Ending.ReleasingStandby now, CommandAnswer answer) {
        if (answer instanceof CommandAnswer.Done) {
            work.background(Step.STANDBY_RELEASED, work.standby().value());
            return released(work, now.after());
        }
        if (now.attempt() < Work.ATTEMPTS) {
            return release(work, now.attempt() + 1, now.after());
        }
        return notReleased(
                work,
                now.after(),
                "%s cannot be confirmed without the VIPs: %s"
                        .formatted(work.standby(), Work.why(answer)));
    }

    /** The standby has the VIPs no more, or never had them. */
    private static Next released(Work work, After after) {
        return switch (after) {
            case After.Serve() -> returnVips(work, 1);
            case After.GiveUp _, After.Drop _ -> suspend(work, work.standbyHost(), 1, after);
        };
    }

    private static Next notReleased(Work work, After after, String why) {
        return switch (after) {
            case After.Serve() -> notReleased(work, why);
            case After.GiveUp(var reason) -> unsure(work, reason + "; " + why, why);
            case After.Drop(var reason) -> unsure(work, reason + "; " + why, why);
        };
    }

    /** It may have the VIPs, and nobody can tell: it is kept from everybody else. */
    private static Next unsure(Work work, String reason, String why) {
        work.background(Step.COMMAND_FAILED, why);
        return Endings.givenUp(work, Optional.empty(), Place.UNCERTAIN, reason);
    }

    private static Next notReleased(Work work, String why) {
        return switch (work.settings().fencing()) {
            case BEST_EFFORT -> {
                work.background(Step.OLD_HOLDER_UNCONFIRMED, why);
                yield returnVips(work, 1);
            }
            case REQUIRED -> {
                if (!work.recovery.stoodIn()) {
                    yield unsure(work, why, why);
                }
                work.background(Step.COMMAND_FAILED, why);
                yield new Next.Over(Endings.held(work, why));
            }
        };
    }

    /** @param standbyOn where it waits again */
    private static Next over(Work work, HostId standbyOn, After after) {
        return switch (after) {
            case After.Serve() -> new Next.Over(Endings.recovered(work, Optional.of(standbyOn)));
            case After.GiveUp(var reason) -> Endings.givenUp(work, Optional.empty(), reason);
            case After.Drop(var reason) -> new Next.Over(Endings.dropped(work, reason));
        };
    }

    private static Next returnVips(Work work, int attempt) {
        return new Next.GoOn(
                new Ending.ReturningVips(
                        work.order(
                                "end-return-vips",
                                new VipsOn(work.target(), work.recovery.host(), work.vipsNow()),
                                attempt),
                        attempt));
    }

    static Next returned(Work work, Ending.ReturningVips now, CommandAnswer answer) {
        if (answer instanceof CommandAnswer.Done) {
            work.background(Step.VIPS_RETURNED, work.target() + ": " + Work.list(work.vipsNow()));
            return standbyHome(work);
        }
        if (now.attempt() < Work.ATTEMPTS) {
            return returnVips(work, now.attempt() + 1);
        }
        var why = "%s does not take the VIPs: %s".formatted(work.target(), Work.why(answer));
        work.background(Step.COMMAND_FAILED, why);
        if (work.recovery.stoodIn()) {
            return takeBack(work, why, 1);
        }
        work.background(Step.DOWN, why);
        return Endings.down(work, why);
    }

    private static Next standbyHome(Work work) {
        if (!work.recovery.standbyTouched()) {
            return new Next.Over(Endings.recovered(work));
        }
        return work.standbyHost().equals(work.standbyHome())
                ? suspend(work, work.standbyHost(), 1, new After.Serve())
                : sendHome(work, 1);
    }

    private static Next sendHome(Work work, int attempt) {
        return new Next.GoOn(
                new Ending.SendingHome(
                        work.order(
                                "end-send-home",
                                new ServerOnHost(
                                        work.standby(), work.standbyHost(), work.standbyHome()),
                                attempt),
                        attempt));
    }

    static Next sentHome(Work work, Ending.SendingHome now, CommandAnswer answer) {
        if (answer instanceof CommandAnswer.Done) {
            work.background(
                    Step.STANDBY_MIGRATED,
                    "%s home to %s".formatted(work.standby(), work.standbyHome()));
            return suspend(work, work.standbyHome(), 1, new After.Serve());
        }
        if (now.attempt() < Work.ATTEMPTS) {
            return sendHome(work, now.attempt() + 1);
        }
        work.background(
                Step.COMMAND_FAILED,
                "%s stays on %s: %s"
                        .formatted(work.standby(), work.standbyHost(), Work.why(answer)));
        return suspend(work, work.standbyHost(), 1, new After.Serve());
    }

    private static Next suspend(Work work, HostId host, int attempt, After after) {
        return new Next.GoOn(
                new Ending.SuspendingStandby(
                        work.order(
                                "end-suspend-standby",
                                new ServerPaused(work.standby(), host),
                                attempt),
                        host,
                        attempt,
                        after));
    }

    static Next suspended(Work work, Ending.SuspendingStandby now, CommandAnswer answer) {
        if (answer instanceof CommandAnswer.Done done) {
            // A migration that nobody saw the end of may have brought it elsewhere.
            var host = done.observed().on().orElse(now.host());
            work.background(Step.STANDBY_SUSPENDED, "%s on %s".formatted(work.standby(), host));
            return over(work, host, now.after());
        }
        if (now.attempt() < Work.ATTEMPTS) {
            return suspend(work, now.host(), now.attempt() + 1, now.after());
        }
        work.background(
                Step.COMMAND_FAILED,
                "%s is not suspended: %s".formatted(work.standby(), Work.why(answer)));
        return over(work, now.host(), now.after());
    }

    private static Next takeBack(Work work, String why, int attempt) {
        return new Next.GoOn(
                new Ending.TakingBack(
                        work.order(
                                "end-take-back",
                                new VipsOff(
                                        work.target(), work.recovery.host(), work.vipsNow(), false),
                                attempt),
                        attempt,
                        why));
    }

    static Next takenBack(Work work, Ending.TakingBack now, CommandAnswer answer) {
        if (answer instanceof CommandAnswer.Done) {
            return giveBack(work, now.why(), 1);
        }
        if (now.attempt() < Work.ATTEMPTS) {
            return takeBack(work, now.why(), now.attempt() + 1);
        }
        return switch (work.settings().fencing()) {
            case BEST_EFFORT -> {
                work.background(Step.OLD_HOLDER_UNCONFIRMED, now.why());
                yield giveBack(work, now.why(), 1);
            }
            case REQUIRED -> {
                work.background(Step.DOWN, now.why());
                yield Endings.givenUp(
                        work,
                        Optional.empty(),
                        "%s; it cannot be confirmed without them: %s"
                                .formatted(now.why(), Work.why(answer)));
            }
        };
    }

    private static Next giveBack(Work work, String why, int attempt) {
        return new Next.GoOn(
                new Ending.GivingBack(
                        work.order(
                                "end-give-back",
                                new VipsOn(work.standby(), work.standbyHost(), work.vipsNow()),
                                attempt),
                        attempt,
                        why));
    }

    static Next givenBack(Work work, Ending.GivingBack now, CommandAnswer answer) {
        if (!(answer instanceof CommandAnswer.Done) && now.attempt() < Work.ATTEMPTS) {
            return giveBack(work, now.why(), now.attempt() + 1);
        }
        if (answer instanceof CommandAnswer.Done) {
            work.background(Step.VIPS_SET, work.standby() + ": " + Work.list(work.vipsNow()));
        } else {
            work.background(
                    Step.COMMAND_FAILED,
                    "%s does not take the VIPs back: %s"
                            .formatted(work.standby(), Work.why(answer)));
        }
        work.background(Step.DOWN, now.why());
        return Endings.down(work, now.why());
    }
}
