package io.emberkeep.hypervisor.plan;

import static io.emberkeep.hypervisor.plan.Primitive.OnVm.DESTROY;
import static io.emberkeep.hypervisor.plan.Primitive.OnVm.PAUSE;
import static io.emberkeep.hypervisor.plan.Primitive.OnVm.RESET;
import static io.emberkeep.hypervisor.plan.Primitive.OnVm.RESUME;
import static io.emberkeep.hypervisor.plan.Primitive.OnVm.START;

import io.emberkeep.contract.answer.CommandAnswer;
import io.emberkeep.contract.answer.CommandAnswer.Cause;
import io.emberkeep.contract.answer.Observed;
import io.emberkeep.contract.command.Condition;
import io.emberkeep.hypervisor.plan.Sight.Answering;
import io.emberkeep.hypervisor.plan.Sight.Found;

/** Whether a VM runs, and where. */
final class ServerPlans {

    private ServerPlans() {}

    static Move running(Context context, Sight sight, Found vm, Progress progress) {
        return switch (vm.state()) {
            case OFF -> once(START, "it is still off", sight, progress);
            case PAUSED -> SafeResume.resume(sight, vm, progress);
            case RUNNING ->
                    progress.did(RESUME) && !vm.linkUp()
                            ? resumed(context, sight, progress)
                            : Ends.done(sight, progress);
        };
    }

    /** On the network again once it is clean; a guest that hangs stays off the network. */
    private static Move resumed(Context context, Sight sight, Progress progress) {
        return switch (sight.guest().orElse(null)) {
            case null -> new Move.See(Look.GUEST);
            case Sight.Silent _ -> Ends.done(sight, progress);
            case Answering guest -> {
                var foreign = SafeResume.those(guest, vip -> !context.ownVips().contains(vip));
                yield foreign.isEmpty()
                        ? VipPlans.mend(sight, progress)
                        : SafeResume.remove(foreign, sight, progress);
            }
        };
    }

    /** Only a guest that is up is worth keeping: one that boots is waited for (DBSS-9). */
    static Move paused(Sight sight, Found vm, Progress progress) {
        return switch (vm.state()) {
            case OFF -> once(START, "it is still off", sight, progress);
            case PAUSED -> Ends.done(sight, progress);
            case RUNNING ->
                    switch (sight.guest().orElse(null)) {
                        case null -> new Move.See(Look.GUEST);
                        case Answering _ -> once(PAUSE, "it still runs", sight, progress);
                        case Sight.Silent _ ->
                                new Move.Await(
                                        progress.did(START)
                                                ? new CommandAnswer.Unknown(
                                                        "it was started and still boots")
                                                : Ends.silentGuest(sight));
                    };
        };
    }

    static Move off(Sight sight, Found vm, Progress progress) {
        return vm.state() == Observed.Guest.OFF
                ? Ends.done(sight, progress)
                : once(DESTROY, "it still runs", sight, progress);
    }

    /** A reset that is refused is replaced by the harder way, off and on. */
    static Move restarted(
            Condition.ServerRestarted wanted, Sight sight, Found vm, Progress progress) {
        if (vm.state() == Observed.Guest.OFF) {
            return once(START, "it is still off", sight, progress);
        }
        if (wanted.seen().isEmpty()) {
            return Ends.done(sight, progress);
        }
        if (vm.boot().isEmpty()) {
            return progress.did(RESET) || progress.did(START)
                    ? Ends.done(sight, progress)
                    : Ends.failed(
                            Cause.OTHER, "its hypervisor does not say which boot it is in", sight);
        }
        if (!vm.boot().equals(wanted.seen())) {
            return Ends.done(sight, progress);
        }
        return progress.tried(RESET)
                ? once(DESTROY, "it is still in the boot that was seen", sight, progress)
                : Move.Act.of(RESET);
    }

    /** Moved in whatever state it is, and running there. */
    static Move onHost(
            Condition.ServerOnHost wanted,
            Context context,
            Sight sight,
            Found vm,
            Progress progress) {
        return vm.on().equals(wanted.to())
                ? running(context, sight, vm, progress)
                : once(
                        new Primitive.Migrate(wanted.to()),
                        "it is still on " + vm.on(),
                        sight,
                        progress);
    }

    static Move daemonRestarted(
            Condition.DaemonRestarted wanted, Sight sight, Found vm, Progress progress) {
        var restart = new Primitive.RestartDaemon(wanted.daemon());
        if (progress.did(restart)) {
            return Ends.done(sight, progress);
        }
        if (vm.state() != Observed.Guest.RUNNING) {
            return new Move.End(Ends.silentGuest(sight));
        }
        return switch (sight.guest().orElse(null)) {
            case null -> new Move.See(Look.GUEST);
            case Sight.Silent _ -> new Move.End(Ends.silentGuest(sight));
            case Answering guest ->
                    guest.daemons().contains(wanted.daemon())
                            ? once(restart, "it was not restarted", sight, progress)
                            : Ends.failed(
                                    Cause.OTHER, "it has no daemon " + wanted.daemon(), sight);
        };
    }

    static Move examined(Sight sight, Found vm, Progress progress) {
        return vm.state() == Observed.Guest.RUNNING && sight.guest().isEmpty()
                ? new Move.See(Look.GUEST)
                : Ends.done(sight, progress);
    }

    private static Move once(Primitive action, String otherwise, Sight sight, Progress progress) {
        return progress.tried(action)
                ? Ends.failed(Cause.OTHER, otherwise + ": " + progress.whyNot(action), sight)
                : Move.Act.of(action);
    }
}
