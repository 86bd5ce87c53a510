package io.emberkeep.hypervisor.plan;

import static io.emberkeep.hypervisor.plan.Primitive.OnVm.CUT_LINK;
import static io.emberkeep.hypervisor.plan.Primitive.OnVm.RESUME;

import io.emberkeep.contract.answer.CommandAnswer.Cause;
import io.emberkeep.contract.id.IpAddress;
import io.emberkeep.hypervisor.plan.Sight.Found;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/**
 * A paused guest may still have VIPs that were lost to it meanwhile, and nobody can ask it: it is
 * resumed with its link down, cleaned, and only then let on the network (DESIGN rule 9).
 */
final class SafeResume {

    private SafeResume() {}

    /** The next step towards running with the link down. */
    static Move resume(Sight sight, Found paused, Progress progress) {
        if (paused.linkUp()) {
            return progress.tried(CUT_LINK)
                    ? Ends.failed(
                            Cause.OTHER,
                            "it cannot be resumed safely, its link cannot be cut: "
                                    + progress.whyNot(CUT_LINK),
                            sight)
                    : Move.Act.of(CUT_LINK);
        }
        return progress.tried(RESUME)
                ? Ends.failed(Cause.OTHER, "it is still paused: " + progress.whyNot(RESUME), sight)
                : Move.Act.of(RESUME);
    }

    /** Removes these from the guest; fails where that was tried and they are still there. */
    static Move remove(Collection<IpAddress> vips, Sight sight, Progress progress) {
        List<Primitive> removals = vips.stream().<Primitive>map(Primitive.RemoveVip::new).toList();
        return removals.stream()
                .filter(progress::tried)
                .findFirst()
                .map(
                        again ->
                                Ends.failed(
                                        Cause.OTHER,
                                        "the guest still has VIPs that are not its own: "
                                                + progress.whyNot(again),
                                        sight))
                .orElseGet(() -> new Move.Act(removals));
    }

    /** Those of the guest's VIPs to which that applies. */
    static List<IpAddress> those(Sight.Answering guest, Predicate<IpAddress> which) {
        return guest.vips().stream().filter(which).toList();
    }
}
