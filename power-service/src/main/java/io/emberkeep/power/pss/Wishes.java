package io.emberkeep.power.pss;

import io.emberkeep.contract.id.TransitionId;
import io.emberkeep.power.transition.Phase.Outcome;
import java.util.LinkedHashSet;
import java.util.Set;

/** What operators asked for here lately, so that the same request is done once. */
final class Wishes {

    private static final int REMEMBERED = 1_000;

    private final Set<TransitionId> known = new LinkedHashSet<>();

    boolean knows(TransitionId id) {
        return known.contains(id);
    }

    void begun(TransitionId id) {
        known.add(id);
        if (known.size() > REMEMBERED) {
            known.remove(known.iterator().next());
        }
    }

    /**
     * A course is over. What was never granted may be asked for again by the same name.
     *
     * @return whether it was an operator's wish: what fails of those is not tried again, and holds nothing back
     */
    boolean ended(TransitionId id, Outcome outcome) {
        return switch (outcome) {
            case REFUSED -> known.remove(id);
            case DONE, UNDONE, STOPPED, PROPOSED, LOST -> known.contains(id);
        };
    }
}
