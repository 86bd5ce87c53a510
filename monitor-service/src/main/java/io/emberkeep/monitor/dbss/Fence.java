package io.emberkeep.monitor.dbss;

import io.emberkeep.contract.answer.CommandAnswer.Means;

/** What is known of the target's ability to answer on its VIPs (DESIGN rule 9). */
public sealed interface Fence {

    /** Nothing was done about it: it serves, or may. */
    record None() implements Fence {}

    /**
     * It was tried, and nobody knows.
     *
     * @param elsewhere whether it is not on its host, so that this one's power proves nothing
     * @param otherOff whether the other host is off on which it may be, so that it is enough that this one does not have it
     */
    record Tried(boolean elsewhere, boolean otherOff) implements Fence {}

    /** It surely cannot. @param cutLink whether the link was cut first */
    record Off(Means means, boolean cutLink) implements Fence {}

    /** It could not be confirmed, and the policy is best-effort. */
    record Unconfirmed() implements Fence {}

    /** Whether the foreground is done with it, so that the background may touch the target. */
    default boolean settled() {
        return switch (this) {
            case None(), Tried(_, _) -> false;
            case Off(_, _), Unconfirmed() -> true;
        };
    }

    /** Whether the guest may have to be brought back on the network, surely without its VIPs. */
    default boolean maybeCut() {
        return switch (this) {
            case None() -> false;
            case Off(var means, var cutLink) -> cutLink || means != Means.VIP_REMOVED;
            case Tried(_, _), Unconfirmed() -> true;
        };
    }
}
