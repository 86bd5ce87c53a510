package io.emberkeep.simulator.invariant;

import io.emberkeep.contract.command.Condition;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.hypervisor.command.Order;
import io.emberkeep.hypervisor.plan.Primitive;
import io.emberkeep.simulator.Simulation;
import io.emberkeep.testbed.model.Vm;
import io.emberkeep.testbed.model.World;
import java.util.Optional;

/** No host falls asleep with a server in operation that runs there, or with a standby that does not belong there. */
public final class NobodySleepsAlong extends Invariant {

    /** In that simulation. */
    public NobodySleepsAlong(Simulation simulation) {
        super(simulation);
    }

    @Override
    public void acted(Order order, Primitive what, World before, World after) {
        if (what == Primitive.OnHost.SUSPEND
                && order.command().condition() instanceof Condition.HostSuspended(var host)) {
            before.on(host.value()).stream()
                    .filter(vm -> serves(vm) || strays(vm, host))
                    .forEach(vm -> broken("%s falls asleep with %s".formatted(host, vm.name())));
        }
    }

    private boolean serves(Vm vm) {
        return vm.state() == Vm.State.RUNNING
                && simulation()
                        .database()
                        .state()
                        .configuration()
                        .inOperation(new ServerId(vm.name()))
                        .isPresent();
    }

    private boolean strays(Vm vm, HostId host) {
        return simulation()
                .database()
                .state()
                .configuration()
                .inventory()
                .server(new ServerId(vm.name()))
                .filter(server -> server.isStandby() && !server.host().equals(Optional.of(host)))
                .isPresent();
    }
}
