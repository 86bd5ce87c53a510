package io.emberkeep.monitor.dbss;

import io.emberkeep.contract.answer.CommandAnswer;
import io.emberkeep.contract.answer.CommandAnswer.Means;
import io.emberkeep.contract.answer.SignalAnswer;
import io.emberkeep.contract.command.Condition.HostOff;
import io.emberkeep.contract.command.Condition.VipsOff;
import io.emberkeep.contract.configuration.TroubleKind;
import io.emberkeep.contract.signal.IncidentQuestion.FenceHost;
import io.emberkeep.contract.signal.Step;
import java.time.Instant;
import java.util.Optional;

/** Off means confirmed off: the target cannot answer on its VIPs any more (DESIGN rule 9). */
final class Fences {

    private Fences() {}

    static Foreground start(Work work) {
        return fence(work, 1, Optional.empty());
    }

    /** The least force that is sure. @param until how long a silent host's fencing may still be waited for */
    static Foreground fence(Work work, int attempt, Optional<Instant> until) {
        return new Foreground.Fencing(
                work.order(
                        "fg-old-holder-off",
                        new VipsOff(
                                work.target(),
                                work.recovery.host(),
                                work.recovery.vips(),
                                cutLink(work)),
                        attempt),
                attempt,
                until);
    }

    private static boolean cutLink(Work work) {
        return work.recovery.matter().found().kind() == TroubleKind.NETWORK;
    }

    static Foreground fenced(Work work, Foreground.Fencing now, CommandAnswer answer) {
        work.seen(answer);
        return switch (answer) {
            case CommandAnswer.Done(_, var means, _)
                    when means.equals(Optional.of(Means.HOST_OFF)) ->
                    hostOff(work, now.until(), Step.OLD_HOLDER_OFF);
            case CommandAnswer.Done(_, var means, _) ->
                    off(work, means.orElse(Means.LINK_CUT), Step.OLD_HOLDER_OFF);
            case CommandAnswer.NotBegun _ -> again(work, now, answer, Work.ATTEMPTS);
            case CommandAnswer.Failed(var cause, var reason, _)
                    when cause == CommandAnswer.Cause.WHEREABOUTS_UNKNOWN
                            || tried(work).elsewhere() ->
                    notThere(work, now.until(), reason);
            case CommandAnswer.Failed _ ->
                    again(work, now, answer, Work.hostGone(answer) ? 1 : Work.ATTEMPTS);
            case CommandAnswer.Unknown _ ->
                    again(
                            work,
                            now,
                            answer,
                            // Rather the executor is dead than the host: it gets its time.
                            Math.max(
                                    Work.ATTEMPTS,
                                    work.turn.view().executorsOf(work.recovery.host())));
        };
    }

    private static Foreground again(
            Work work, Foreground.Fencing now, CommandAnswer answer, int attempts) {
        work.recovery = work.recovery.fenced(tried(work));
        if (now.attempt() < attempts) {
            return fence(work, now.attempt() + 1, now.until());
        }
        return tried(work).elsewhere()
                ? elsewhere(work, now.until(), Work.why(answer))
                : askFence(work, Work.why(answer), now.until().orElse(patience(work)));
    }

    private static Fence.Tried tried(Work work) {
        return work.recovery.fence() instanceof Fence.Tried tried
                ? tried
                : new Fence.Tried(false, false);
    }

    /** That is the end of a server that was there; one that may be on another host is looked for there too. */
    private static Foreground hostOff(Work work, Optional<Instant> until, Step step) {
        var host = work.recovery.host();
        if (tried(work).elsewhere()) {
            return elsewhere(work, until, host + " is off");
        }
        return work.recovery
                .elsewhere()
                .map(_ -> onTheOther(work, until, host + " is off", true))
                .orElseGet(() -> off(work, Means.HOST_OFF, step));
    }

    /** Its host was asked and does not have it. */
    private static Foreground notThere(Work work, Optional<Instant> until, String reason) {
        if (work.recovery.elsewhere().isPresent()) {
            return onTheOther(work, until, reason, false);
        }
        if (!tried(work).otherOff() || tried(work).elsewhere()) {
            return elsewhere(work, until, reason);
        }
        work.recovery = work.recovery.onItsHost();
        return off(work, Means.HOST_OFF, Step.OLD_HOLDER_OFF);
    }

    /** Nobody saw the end of a live migration: where it is not, or cannot answer, the other host is left. */
    private static Foreground onTheOther(
            Work work, Optional<Instant> until, String why, boolean otherOff) {
        var first = work.recovery.host();
        work.recovery = work.recovery.onTheOther(new Fence.Tried(false, otherOff));
        var next = fence(work, 1, until);
        work.foreground(
                Step.OLD_HOLDER_SOUGHT,
                "%s may be on %s or on %s: %s"
                        .formatted(work.target(), first, work.recovery.host(), why));
        return next;
    }

    /**
     * Its host was asked and does not have it; where it is cannot be asked, as after a live migration of which nobody saw the
     * end. To power its host off would prove nothing: whoever may have it is waited for.
     */
    private static Foreground elsewhere(Work work, Optional<Instant> until, String reason) {
        work.recovery = work.recovery.fenced(new Fence.Tried(true, false));
        var why = "%s was not on %s".formatted(work.target(), work.recovery.host());
        return delayed(
                work, new Foreground.AskingFence("", why, until.orElse(patience(work))), reason);
    }

    private static Instant patience(Work work) {
        return work.at().plus(work.settings().maximumRestartWait());
    }

    private static Foreground off(Work work, Means means, Step step) {
        work.recovery = work.recovery.fenced(new Fence.Off(means, cutLink(work)));
        var next = ForegroundJob.startStandby(work, 1);
        work.foreground(
                step,
                switch (means) {
                    case GUEST_OFF -> work.target() + " is off";
                    case VIP_REMOVED ->
                            "%s has no more %s"
                                    .formatted(work.target(), Work.list(work.recovery.vips()));
                    case LINK_CUT -> "the link of " + work.target() + " is cut";
                    case DESTROYED -> work.target() + " was destroyed";
                    case HOST_OFF -> work.recovery.host() + " is off";
                });
        return next;
    }

    /** The hypervisor does not answer: only the host's power is left. */
    private static Foreground askFence(Work work, String why, Instant until) {
        return new Foreground.AskingFence(
                work.turn.ask(
                        "fg-fence-host",
                        new FenceHost(
                                work.incident(),
                                work.turn.view().member(),
                                work.recovery.epoch(),
                                work.recovery.host())),
                why,
                until);
    }

    static Foreground told(Work work, Foreground.AskingFence now, Optional<SignalAnswer> answer) {
        if (answer.isEmpty()) {
            return delayed(work, now, "the SIF does not answer");
        }
        return switch (answer.get()) {
            case SignalAnswer.Granted granted -> {
                work.recovery = work.recovery.regranted(granted);
                yield powerOff(work, 1, now.why());
            }
            case SignalAnswer.Refused(var reason, _) ->
                    unconfirmed(work, now.why() + "; " + reason);
            case SignalAnswer.Wait(var reason, _) -> delayed(work, now, reason);
            case SignalAnswer.TransitionGranted _, SignalAnswer.Accepted _ ->
                    delayed(work, now, "the SIF did not answer that");
        };
    }

    private static Foreground delayed(Work work, Foreground.AskingFence now, String reason) {
        return work.at().isBefore(now.until())
                ? new Foreground.FenceDelayed(
                        work.turn.timer("fg-fence-delay", work.settings().recoveryPoll()),
                        now.why(),
                        now.until())
                : unconfirmed(work, now.why() + "; " + reason);
    }

    private static Foreground powerOff(Work work, int attempt, String why) {
        return new Foreground.PoweringOff(
                work.order("fg-host-off", new HostOff(work.recovery.host()), attempt),
                attempt,
                why);
    }

    static Foreground poweredOff(Work work, Foreground.PoweringOff now, CommandAnswer answer) {
        return switch (answer) {
            case CommandAnswer.Done _ -> {
                work.recovery = work.recovery.inBoot(new SeenBoot.Off());
                yield hostOff(work, Optional.empty(), Step.HOST_FENCED);
            }
            case CommandAnswer.Failed(var cause, var reason, _)
                    when cause == CommandAnswer.Cause.POWER_CONTROL_SILENT
                            || now.attempt() >= Work.ATTEMPTS ->
                    unconfirmed(work, now.why() + "; " + reason);
            case CommandAnswer.NotBegun _, CommandAnswer.Unknown _, CommandAnswer.Failed _ ->
                    now.attempt() < Work.ATTEMPTS
                            ? powerOff(work, now.attempt() + 1, now.why())
                            : unconfirmed(work, now.why() + "; " + Work.why(answer));
        };
    }

    /** The pool's policy decides. */
    private static Foreground unconfirmed(Work work, String why) {
        var sentence = "%s cannot be confirmed off: %s".formatted(work.target(), why);
        return switch (work.settings().fencing()) {
            case REQUIRED -> {
                work.dropped = Optional.of(sentence);
                yield new Foreground.NotNeeded();
            }
            case BEST_EFFORT -> {
                work.recovery = work.recovery.fenced(new Fence.Unconfirmed());
                var next = ForegroundJob.startStandby(work, 1);
                work.foreground(Step.OLD_HOLDER_UNCONFIRMED, sentence);
                yield next;
            }
        };
    }
}
