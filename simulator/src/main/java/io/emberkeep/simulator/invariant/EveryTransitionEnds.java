package io.emberkeep.simulator.invariant;

import io.emberkeep.contract.configuration.Transition;
import io.emberkeep.contract.configuration.TransitionState;
import io.emberkeep.contract.id.TransitionId;
import io.emberkeep.simulator.Simulation;
import java.util.HashMap;
import java.util.Map;

/** A transition that is left in peace goes on: each step ends within its bound; at peace none is open. */
public final class EveryTransitionEnds extends Invariant {

    private final Map<TransitionId, Place> places = new HashMap<>();
    private long disturbedAt;

    private record Place(Transition at, long since) {}

    /** In that simulation. */
    public EveryTransitionEnds(Simulation simulation) {
        super(simulation);
    }

    @Override
    public void disturbed(int standing) {
        disturbedAt = simulation().timeline().nanos();
    }

    @Override
    public void secondPassed() {
        var now = simulation().timeline().nanos();
        var configuration = simulation().database().state().configuration();
        var settings = configuration.inventory().settings();
        var bound = Bounds.step(settings).plus(Bounds.recovery(settings)).toNanos();
        places.keySet()
                .removeIf(
                        id ->
                                configuration
                                        .transition(id)
                                        .filter(one -> one.state().isOpen())
                                        .isEmpty());
        for (var one : configuration.transitions()) {
            if (one.state().isOpen()) {
                var place = places.get(one.id());
                // One that is unsettled waits for a silent host, and may do so for long.
                if (place == null
                        || !place.at().equals(one)
                        || one.state() == TransitionState.UNSETTLED) {
                    places.put(one.id(), new Place(one, now));
                } else if (now - Math.max(place.since(), disturbedAt) > bound) {
                    broken("it does not go on: " + one);
                }
            }
        }
    }

    @Override
    public void atPeace() {
        simulation().database().state().configuration().transitions().stream()
                .filter(one -> one.state().isOpen())
                .forEach(one -> broken("it is still open: " + one));
    }
}
