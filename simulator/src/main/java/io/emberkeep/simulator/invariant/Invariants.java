package io.emberkeep.simulator.invariant;

import io.emberkeep.simulator.Simulation;
import java.util.List;
import java.util.function.Function;

/** All of them. */
public final class Invariants {

    private Invariants() {}

    /** How each is made. */
    public static List<Function<Simulation, Invariant>> all() {
        return List.of(
                OneServerAnswersOnAVip::new,
                OffBeforeTakeover::new,
                EpochsOnlyGrow::new,
                OneRecordEach::new,
                EveryFailureEnds::new,
                EveryClaimEnds::new,
                CopiesAgree::new,
                NoCommandTwice::new,
                NothingUnlessArmed::new);
    }
}
