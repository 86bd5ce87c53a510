package io.emberkeep.simulator.invariant;

import io.emberkeep.contract.configuration.Incident;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.inventory.Settings.Fencing;
import io.emberkeep.simulator.Simulation;
import io.emberkeep.testbed.model.Vm;
import io.emberkeep.testbed.model.World;
import java.util.HashMap;
import java.util.Map;

/** No standby is resumed before its target is unable to answer on the VIPs, wherever fencing is required. */
public final class OffBeforeTakeover extends Invariant {

    private final Map<String, Vm.State> before = new HashMap<>();

    /** In that simulation. */
    public OffBeforeTakeover(Simulation simulation) {
        super(simulation);
    }

    @Override
    public void changed(World world) {
        for (var vm : world.vms().values()) {
            var old = before.put(vm.name(), vm.state());
            if (old == Vm.State.PAUSED && vm.state() == Vm.State.RUNNING) {
                simulation()
                        .database()
                        .state()
                        .configuration()
                        .incidentTaking(new ServerId(vm.name()))
                        .filter(incident -> incident.functionRecoveredAt().isEmpty())
                        .ifPresent(incident -> resumed(world, vm, incident));
            }
        }
    }

    private void resumed(World world, Vm standby, Incident incident) {
        var target = world.vm(incident.target().value());
        var could =
                target.state() == Vm.State.RUNNING
                        && target.linkUp()
                        && incident.vips().stream()
                                .anyMatch(vip -> target.guest().vips().contains(vip.value()));
        if (could && Policies.fencing(simulation()) == Fencing.REQUIRED) {
            broken(
                    "%s is resumed for %s, which still has %s"
                            .formatted(standby.name(), target.name(), target.guest().vips()));
        }
    }
}
