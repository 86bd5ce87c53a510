package io.emberkeep.hypervisor.plan;

import io.emberkeep.contract.answer.CommandAnswer;
import io.emberkeep.contract.answer.CommandAnswer.Cause;
import io.emberkeep.contract.answer.CommandAnswer.Means;
import io.emberkeep.contract.answer.Observed.HostPower;
import io.emberkeep.contract.command.Condition;
import io.emberkeep.hypervisor.plan.Sight.Found;

/**
 * Decides what comes next for a wanted condition, by what was seen and done; does nothing itself. It
 * looks before it acts and acts only where something is missing, so that a repetition changes nothing
 * (DESIGN rule 5).
 */
public final class Plan {

    private Plan() {}

    /** The next move. Each action is tried once, or a bounded number of times, so every plan ends. */
    public static Move next(Condition wanted, Context context, Sight sight, Progress progress) {
        var move =
                switch (wanted) {
                    case Condition.OfServer ofServer -> server(ofServer, context, sight, progress);
                    case Condition.OfHost ofHost ->
                            HostPlans.next(ofHost, context, sight, progress);
                };
        return progress.unanswered().map(reason -> unsure(move, reason)).orElse(move);
    }

    /** As long as nobody knows whether the last action was done, nothing has surely failed. */
    private static Move unsure(Move move, String reason) {
        return switch (move) {
            case Move.End(CommandAnswer.Failed _) ->
                    new Move.End(new CommandAnswer.Unknown(reason));
            case Move.Await(CommandAnswer.Failed _) ->
                    new Move.Await(new CommandAnswer.Unknown(reason));
            case Move.End _, Move.Await _, Move.See _, Move.Act _ -> move;
        };
    }

    private static Move server(
            Condition.OfServer wanted, Context context, Sight sight, Progress progress) {
        return switch (sight.vm().orElse(null)) {
            case null -> new Move.See(Look.VM);
            case Sight.HostSilent _ when context.metal() && MetalPlans.reboots(wanted, progress) ->
                    Ends.done(sight, progress);
            case Sight.HostSilent silent -> hostSilent(wanted, silent, sight, progress);
            case Sight.Nowhere nowhere -> nowhere(wanted, nowhere, sight);
            case Found found when context.metal() ->
                    MetalPlans.next(wanted, context, sight, found, progress);
            case Found found -> found(wanted, context, sight, found, progress);
        };
    }

    private static Move found(
            Condition.OfServer wanted,
            Context context,
            Sight sight,
            Found found,
            Progress progress) {
        return switch (wanted) {
            case Condition.ServerRunning _ -> ServerPlans.running(context, sight, found, progress);
            case Condition.ServerPaused _ -> ServerPlans.paused(sight, found, progress);
            case Condition.ServerOff _ -> ServerPlans.off(sight, found, progress);
            case Condition.ServerRestarted restarted ->
                    ServerPlans.restarted(restarted, sight, found, progress);
            case Condition.ServerOnHost onHost ->
                    ServerPlans.onHost(onHost, context, sight, found, progress);
            case Condition.DaemonRestarted daemon ->
                    ServerPlans.daemonRestarted(daemon, sight, found, progress);
            case Condition.ServerConnected connected ->
                    VipPlans.connected(connected, context, sight, found, progress);
            case Condition.VipsOn vipsOn -> VipPlans.on(vipsOn, context, sight, found, progress);
            case Condition.VipsOff vipsOff -> VipPlans.off(vipsOff, sight, found, progress);
            case Condition.ServerExamined _, Condition.StoodDown _ ->
                    ServerPlans.examined(sight, found, progress);
        };
    }

    private static Move hostSilent(
            Condition.OfServer wanted, Sight.HostSilent silent, Sight sight, Progress progress) {
        if (onlyLooks(wanted)) {
            return Ends.done(sight, progress);
        }
        if (silent.power() == HostPower.OFF && wanted instanceof Condition.VipsOff) {
            return Ends.done(Means.HOST_OFF, sight, progress);
        }
        if (silent.power() == HostPower.OFF && wanted instanceof Condition.ServerOff) {
            return Ends.done(sight, progress);
        }
        return switch (silent.power()) {
            case OFF ->
                    Ends.failed(
                            Cause.HOST_OFF, "the host %s is off".formatted(wanted.host()), sight);
            case SUSPENDED ->
                    Ends.failed(
                            Cause.HOST_OFF,
                            "the host %s is suspended".formatted(wanted.host()),
                            sight);
            case ON, UNKNOWN ->
                    Ends.failed(
                            Cause.HOST_UNREACHABLE,
                            "the hypervisor of %s does not answer".formatted(wanted.host()),
                            sight);
        };
    }

    private static Move nowhere(Condition.OfServer wanted, Sight.Nowhere nowhere, Sight sight) {
        if (nowhere.silent().isEmpty()) {
            return Ends.failed(
                    Cause.OTHER,
                    "neither %s nor any other host of the pool has a VM %s"
                            .formatted(wanted.host(), wanted.server()),
                    sight);
        }
        return Ends.failed(
                Cause.WHEREABOUTS_UNKNOWN,
                "%s does not have the VM %s, and the hypervisor of %s does not answer"
                        .formatted(wanted.host(), wanted.server(), nowhere.silent().getFirst()),
                sight);
    }

    private static boolean onlyLooks(Condition.OfServer wanted) {
        return wanted instanceof Condition.ServerExamined || wanted instanceof Condition.StoodDown;
    }
}
