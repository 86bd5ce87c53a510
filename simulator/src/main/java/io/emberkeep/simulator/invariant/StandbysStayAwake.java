package io.emberkeep.simulator.invariant;

import io.emberkeep.contract.inventory.Inventory;
import io.emberkeep.contract.inventory.ServerDefinition;
import io.emberkeep.contract.signal.TransitionQuestion.StepBegun;
import io.emberkeep.contract.transition.Step;
import io.emberkeep.sif.configuration.Decision;
import io.emberkeep.sif.configuration.PoolState;
import io.emberkeep.sif.configuration.SifInput;
import io.emberkeep.simulator.Simulation;
import java.util.Optional;

/** No host begins to fall asleep on which a standby is that does not belong there: nobody reckons with its absence. */
public final class StandbysStayAwake extends Invariant {

    /** In that simulation. */
    public StandbysStayAwake(Simulation simulation) {
        super(simulation);
    }

    @Override
    public void decided(PoolState before, SifInput input, Decision decision) {
        var now = before.configuration();
        if (input instanceof SifInput.SignalReceived(var signal, _, _)
                && signal instanceof StepBegun begun
                && decision.changed()) {
            ReserveStaysAwake.sleep(now, begun).ifPresent(sleep -> sleeps(now.inventory(), sleep));
        }
    }

    private void sleeps(Inventory inventory, Step.SleepHost sleep) {
        var world = simulation().machines().world();
        inventory.servers().stream()
                .filter(ServerDefinition::isStandby)
                .filter(standby -> !standby.host().equals(Optional.of(sleep.host())))
                .filter(
                        standby ->
                                world.vm(standby.name().value())
                                        .host()
                                        .equals(sleep.host().value()))
                .forEach(
                        standby ->
                                broken(
                                        "%s falls asleep with %s, which belongs to %s"
                                                .formatted(
                                                        sleep.host(),
                                                        standby.name(),
                                                        standby.host().orElseThrow())));
    }
}
