package io.emberkeep.hypervisor.plan;

import static io.emberkeep.hypervisor.plan.Primitive.OnVm.RESET;

import io.emberkeep.contract.answer.CommandAnswer.Cause;
import io.emberkeep.contract.answer.CommandAnswer.Means;
import io.emberkeep.contract.command.Condition;
import io.emberkeep.hypervisor.plan.Sight.Answering;
import io.emberkeep.hypervisor.plan.Sight.Found;

/**
 * A physical server that is a host: whoever answers there is the server itself. It is not paused, moved or destroyed, and its
 * link is not cut; a restart is its host's, and what is left to be sure that it is off is its host's power.
 */
final class MetalPlans {

    private MetalPlans() {}

    static Move next(
            Condition.OfServer wanted,
            Context context,
            Sight sight,
            Found found,
            Progress progress) {
        return switch (wanted) {
            case Condition.ServerRunning _ -> ServerPlans.running(context, sight, found, progress);
            case Condition.ServerRestarted restarted ->
                    progress.tried(RESET) && !progress.did(RESET)
                            ? Ends.failed(
                                    Cause.OTHER,
                                    "it is still in the boot that was seen: "
                                            + progress.whyNot(RESET),
                                    sight)
                            : ServerPlans.restarted(restarted, sight, found, progress);
            case Condition.DaemonRestarted daemon ->
                    ServerPlans.daemonRestarted(daemon, sight, found, progress);
            case Condition.ServerConnected connected ->
                    VipPlans.connected(connected, context, sight, found, progress);
            case Condition.VipsOn vipsOn -> VipPlans.on(vipsOn, context, sight, found, progress);
            case Condition.VipsOff vipsOff -> off(vipsOff, sight, progress);
            case Condition.ServerExamined _, Condition.StoodDown _ ->
                    ServerPlans.examined(sight, found, progress);
            case Condition.ServerPaused _ -> never(wanted, "paused", sight);
            case Condition.ServerOnHost _ -> never(wanted, "moved", sight);
            case Condition.ServerOff _ -> never(wanted, "switched off apart from its host", sight);
        };
    }

    /** A host that goes silent after it was told to restart does so. */
    static boolean reboots(Condition.OfServer wanted, Progress progress) {
        return wanted instanceof Condition.ServerRestarted && progress.did(RESET);
    }

    /** Removed and seen gone, or not at all: whoever asked then has the host powered off (DESIGN rule 9). */
    private static Move off(Condition.VipsOff wanted, Sight sight, Progress progress) {
        return switch (sight.guest().orElse(null)) {
            case null -> new Move.See(Look.GUEST);
            case Sight.Silent _ ->
                    Ends.failed(
                            Cause.HOST_UNREACHABLE,
                            "%s does not answer, and only its power is left"
                                    .formatted(wanted.server()),
                            sight);
            case Answering guest -> {
                var left = SafeResume.those(guest, wanted.vips()::contains);
                yield left.isEmpty()
                        ? Ends.done(Means.VIP_REMOVED, sight, progress)
                        : SafeResume.remove(left, sight, progress);
            }
        };
    }

    private static Move never(Condition.OfServer wanted, String what, Sight sight) {
        return Ends.failed(
                Cause.OTHER,
                "%s is a physical server: it is never %s".formatted(wanted.server(), what),
                sight);
    }
}
