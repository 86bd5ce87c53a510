package io.emberkeep.simulator.invariant;

import io.emberkeep.contract.configuration.PoolConfiguration;
import io.emberkeep.contract.id.Revision;
import io.emberkeep.sif.configuration.Decision;
import io.emberkeep.sif.configuration.PoolState;
import io.emberkeep.sif.configuration.SifInput;
import io.emberkeep.simulator.Simulation;
import java.util.HashMap;
import java.util.Map;

/** A member's copy is what the SIF recorded at the revision that it names (SIF-9). */
public final class CopiesAgree extends Invariant {

    private final Map<Revision, PoolConfiguration> recorded = new HashMap<>();
    private final Map<Life, Revision> copies = new HashMap<>();

    private record Life(String member, int life) {}

    /** In that simulation. */
    public CopiesAgree(Simulation simulation) {
        super(simulation);
    }

    @Override
    public void decided(PoolState before, SifInput input, Decision decision) {
        var next = decision.next().configuration();
        var known = recorded.putIfAbsent(next.revision(), next);
        if (known != null && known != next && !known.equals(next)) {
            broken("two states have the revision " + next.revision());
        }
    }

    @Override
    public void copied(String member, PoolConfiguration configuration) {
        var life = new Life(member, simulation().process(member).life());
        var old = copies.put(life, configuration.revision());
        var known = recorded.get(configuration.revision());
        if (known != configuration && !configuration.equals(known)) {
            broken(
                    "the copy of %s at revision %s is not what was recorded"
                            .formatted(member, configuration.revision()));
        }
        if (old != null && configuration.revision().olderThan(old)) {
            broken("%s went back from revision %s".formatted(member, old));
        }
    }

    @Override
    public void atPeace() {
        var newest = simulation().database().state().configuration().revision();
        copies.forEach(
                (life, revision) -> {
                    var now = simulation().process(life.member()).life();
                    if (life.life() == now && !revision.equals(newest)) {
                        broken("%s is at %s, not %s".formatted(life.member(), revision, newest));
                    }
                });
    }
}
