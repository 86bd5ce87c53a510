package io.emberkeep.simulator.invariant;

import io.emberkeep.contract.configuration.PoolConfiguration;
import io.emberkeep.contract.configuration.Rows.SleepRow;
import io.emberkeep.contract.inventory.HostDefinition;
import io.emberkeep.contract.inventory.PowerSettings;
import io.emberkeep.contract.signal.TransitionQuestion.StepBegun;
import io.emberkeep.contract.transition.Step;
import io.emberkeep.sif.configuration.Decision;
import io.emberkeep.sif.configuration.PoolState;
import io.emberkeep.sif.configuration.SifInput;
import io.emberkeep.simulator.Simulation;
import java.util.stream.Collectors;

/** Awake capacity is never below the reserve: no host begins to fall asleep that the reserve needs. */
public final class ReserveStaysAwake extends Invariant {

    /** In that simulation. */
    public ReserveStaysAwake(Simulation simulation) {
        super(simulation);
    }

    @Override
    public void decided(PoolState before, SifInput input, Decision decision) {
        var now = before.configuration();
        if (input instanceof SifInput.SignalReceived(var signal, _, _)
                && signal instanceof StepBegun begun
                && decision.changed()) {
            now.transition(begun.transition())
                    .map(one -> one.steps().get(begun.step()))
                    .filter(Step.SleepHost.class::isInstance)
                    .map(Step.SleepHost.class::cast)
                    .ifPresent(sleep -> sleeps(now, sleep));
        }
    }

    private void sleeps(PoolConfiguration now, Step.SleepHost sleep) {
        var asleep = now.sleeping().stream().map(SleepRow::host).collect(Collectors.toSet());
        var awake =
                now.inventory().hosts().stream()
                        .filter(host -> !host.management())
                        .map(HostDefinition::name)
                        .filter(host -> !asleep.contains(host) && !host.equals(sleep.host()))
                        .filter(host -> !now.hostsInMaintenance().contains(host))
                        .toList();
        var reserve =
                now.inventory()
                        .settings()
                        .power()
                        .map(PowerSettings::reserve)
                        .map(PowerSettings.Reserve::awakeHosts)
                        .orElse(0);
        if (awake.size() < reserve) {
            broken(
                    "%s falls asleep, which leaves %s, and the reserve is %d"
                            .formatted(sleep.host(), awake, reserve));
        }
    }
}
