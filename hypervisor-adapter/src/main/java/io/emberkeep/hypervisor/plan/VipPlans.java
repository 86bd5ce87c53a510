package io.emberkeep.hypervisor.plan;

import static io.emberkeep.hypervisor.plan.Primitive.OnVm.CUT_LINK;
import static io.emberkeep.hypervisor.plan.Primitive.OnVm.DESTROY;
import static io.emberkeep.hypervisor.plan.Primitive.OnVm.MEND_LINK;

import io.emberkeep.contract.answer.CommandAnswer.Cause;
import io.emberkeep.contract.answer.CommandAnswer.Means;
import io.emberkeep.contract.answer.Observed;
import io.emberkeep.contract.command.Condition;
import io.emberkeep.contract.id.IpAddress;
import io.emberkeep.hypervisor.plan.Sight.Answering;
import io.emberkeep.hypervisor.plan.Sight.Found;
import java.util.List;

/** Who answers on a VIP (DESIGN rule 9). */
final class VipPlans {

    private VipPlans() {}

    /** By the least force that is sure: removed and seen gone, else the link cut, else destroyed. */
    static Move off(Condition.VipsOff wanted, Sight sight, Found vm, Progress progress) {
        if (vm.state() == Observed.Guest.OFF) {
            return Ends.done(
                    progress.did(DESTROY) ? Means.DESTROYED : Means.GUEST_OFF, sight, progress);
        }
        if (!vm.linkUp()) {
            return linkDown(wanted, sight, vm, progress);
        }
        if (!wanted.cutLink() && vm.state() == Observed.Guest.RUNNING) {
            switch (sight.guest().orElse(null)) {
                case null -> {
                    return new Move.See(Look.GUEST);
                }
                case Answering guest -> {
                    var left = SafeResume.those(guest, wanted.vips()::contains);
                    if (left.isEmpty()) {
                        return Ends.done(Means.VIP_REMOVED, sight, progress);
                    }
                    if (untried(left, progress)) {
                        return SafeResume.remove(left, sight, progress);
                    }
                }
                case Sight.Silent _ -> {
                    // Whoever does not answer its host may still answer on the VIP.
                }
            }
        }
        return force(sight, progress);
    }

    private static Move force(Sight sight, Progress progress) {
        if (!progress.tried(CUT_LINK)) {
            return Move.Act.of(CUT_LINK);
        }
        if (!progress.tried(DESTROY)) {
            return Move.Act.of(DESTROY);
        }
        return Ends.failed(
                Cause.OTHER,
                "its link cannot be cut (%s) and it cannot be destroyed (%s)"
                        .formatted(progress.whyNot(CUT_LINK), progress.whyNot(DESTROY)),
                sight);
    }

    /** Sure already; a guest that is quick to answer is rid of the VIPs as well. */
    private static Move linkDown(
            Condition.VipsOff wanted, Sight sight, Found vm, Progress progress) {
        if (vm.state() == Observed.Guest.RUNNING) {
            if (sight.guest().isEmpty()) {
                return new Move.See(Look.GUEST_BRIEFLY);
            }
            if (sight.guest().get() instanceof Answering guest) {
                var left = SafeResume.those(guest, wanted.vips()::contains);
                if (!left.isEmpty() && untried(left, progress)) {
                    return SafeResume.remove(left, sight, progress);
                }
            }
        }
        return Ends.done(Means.LINK_CUT, sight, progress);
    }

    private static boolean untried(List<IpAddress> vips, Progress progress) {
        return vips.stream().map(Primitive.RemoveVip::new).noneMatch(progress::tried);
    }

    /** The VIPs are seen gone before the link goes up. */
    static Move connected(
            Condition.ServerConnected wanted,
            Context context,
            Sight sight,
            Found vm,
            Progress progress) {
        return switch (vm.state()) {
            case OFF -> Ends.failed(Cause.GUEST_SILENT, "the guest is off", sight);
            case PAUSED -> SafeResume.resume(sight, vm, progress);
            case RUNNING ->
                    switch (sight.guest().orElse(null)) {
                        case null -> new Move.See(Look.GUEST);
                        case Sight.Silent _ -> new Move.End(Ends.silentGuest(sight));
                        case Answering guest -> {
                            var foreign =
                                    SafeResume.those(
                                            guest,
                                            vip ->
                                                    wanted.withoutVips().contains(vip)
                                                            || (!vm.linkUp()
                                                                    && !context.ownVips()
                                                                            .contains(vip)));
                            yield foreign.isEmpty()
                                    ? mended(sight, vm, progress)
                                    : SafeResume.remove(foreign, sight, progress);
                        }
                    };
        };
    }

    private static Move mended(Sight sight, Found vm, Progress progress) {
        return vm.linkUp() ? Ends.done(sight, progress) : mend(sight, progress);
    }

    static Move mend(Sight sight, Progress progress) {
        return progress.tried(MEND_LINK)
                ? Ends.failed(
                        Cause.OTHER, "its link stays cut: " + progress.whyNot(MEND_LINK), sight)
                : Move.Act.of(MEND_LINK);
    }

    /** Set, the link up, announced; what is not its own goes before the link is mended. */
    static Move on(
            Condition.VipsOn wanted, Context context, Sight sight, Found vm, Progress progress) {
        return switch (vm.state()) {
            case OFF -> Ends.failed(Cause.GUEST_SILENT, "the guest is off", sight);
            case PAUSED -> SafeResume.resume(sight, vm, progress);
            case RUNNING ->
                    switch (sight.guest().orElse(null)) {
                        case null -> new Move.See(Look.GUEST);
                        case Sight.Silent _ -> new Move.Await(Ends.silentGuest(sight));
                        case Answering guest -> set(wanted, context, sight, vm, guest, progress);
                    };
        };
    }

    private static Move set(
            Condition.VipsOn wanted,
            Context context,
            Sight sight,
            Found vm,
            Answering guest,
            Progress progress) {
        if (!vm.linkUp()) {
            var foreign =
                    SafeResume.those(
                            guest,
                            vip ->
                                    !wanted.vips().contains(vip)
                                            && !context.ownVips().contains(vip));
            if (!foreign.isEmpty()) {
                return SafeResume.remove(foreign, sight, progress);
            }
        }
        var missing = wanted.vips().stream().filter(vip -> !guest.vips().contains(vip)).toList();
        if (!missing.isEmpty()) {
            return once(
                    missing.stream().<Primitive>map(Primitive.SetVip::new).toList(),
                    sight,
                    progress);
        }
        if (!vm.linkUp()) {
            return mend(sight, progress);
        }
        List<Primitive> announcements =
                wanted.vips().stream().<Primitive>map(Primitive.AnnounceVip::new).toList();
        return announcements.stream().allMatch(progress::did)
                ? Ends.done(sight, progress)
                : once(announcements, sight, progress);
    }

    private static Move once(List<Primitive> actions, Sight sight, Progress progress) {
        return actions.stream()
                .filter(progress::tried)
                .findFirst()
                .map(
                        again ->
                                Ends.failed(
                                        Cause.OTHER,
                                        "a VIP cannot be set or announced: "
                                                + progress.whyNot(again),
                                        sight))
                .orElseGet(() -> new Move.Act(actions));
    }
}
