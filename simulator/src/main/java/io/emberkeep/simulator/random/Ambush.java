package io.emberkeep.simulator.random;

import io.emberkeep.contract.signal.TransitionQuestion.StepBegun;
import io.emberkeep.sif.configuration.Decision;
import io.emberkeep.sif.configuration.PoolState;
import io.emberkeep.sif.configuration.SifInput;
import io.emberkeep.simulator.Observer;
import io.emberkeep.simulator.Simulation;
import io.emberkeep.simulator.engine.Dice;
import java.time.Duration;

/** Lets something go wrong just while power saving moves something: chance alone would seldom hit those seconds. */
final class Ambush implements Observer {

    private static final double OFTEN = 0.15;
    private static final Duration LATEST = Duration.ofSeconds(12);

    private final Simulation simulation;
    private final Dice dice;
    private final Runnable strike;

    /** @param strike what is done then */
    Ambush(Simulation simulation, Dice dice, Runnable strike) {
        this.simulation = simulation;
        this.dice = dice;
        this.strike = strike;
    }

    @Override
    public void decided(PoolState before, SifInput input, Decision decision) {
        if (input instanceof SifInput.SignalReceived(var signal, _, _)
                && signal instanceof StepBegun
                && decision.changed()
                && dice.happens(OFTEN)) {
            simulation.timeline().after(dice.between(Duration.ZERO, LATEST), strike);
        }
    }
}
