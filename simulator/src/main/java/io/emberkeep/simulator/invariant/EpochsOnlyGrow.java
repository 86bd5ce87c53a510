package io.emberkeep.simulator.invariant;

import io.emberkeep.sif.configuration.Decision;
import io.emberkeep.sif.configuration.PoolState;
import io.emberkeep.sif.configuration.SifInput;
import io.emberkeep.simulator.Simulation;

/** A resource's epoch never shrinks, nor does the revision (DESIGN rule 2). */
public final class EpochsOnlyGrow extends Invariant {

    /** In that simulation. */
    public EpochsOnlyGrow(Simulation simulation) {
        super(simulation);
    }

    @Override
    public void decided(PoolState before, SifInput input, Decision decision) {
        var old = before.configuration();
        var next = decision.next().configuration();
        if (old == next) {
            return;
        }
        if (next.revision().olderThan(old.revision())) {
            broken("revision %s after %s".formatted(next.revision(), old.revision()));
        }
        for (var hold : old.holds()) {
            if (next.epoch(hold.resource()).olderThan(hold.epoch())) {
                broken(
                        "epoch %s of %s after %s"
                                .formatted(
                                        next.epoch(hold.resource()),
                                        hold.resource(),
                                        hold.epoch()));
            }
        }
    }
}
