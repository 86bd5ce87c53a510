package io.emberkeep.simulator.random;

import io.emberkeep.contract.configuration.Incident;
import io.emberkeep.contract.configuration.IncidentState;
import io.emberkeep.contract.configuration.TransitionState;
import io.emberkeep.contract.signal.OperatorSignal;
import io.emberkeep.simulator.Simulation;
import io.emberkeep.testbed.model.DaemonState;
import io.emberkeep.testbed.model.Input;
import io.emberkeep.testbed.model.Phase;
import io.emberkeep.testbed.model.Power;
import io.emberkeep.testbed.model.Vm;

/** What an operator does about targets that were given up or are held: repairs them, and returns them. */
final class Repairs {

    private final Simulation simulation;

    Repairs(Simulation simulation) {
        this.simulation = simulation;
    }

    /** @return whether there was anything to be done */
    boolean repairAndReturn() {
        var all =
                simulation.database().state().configuration().incidents().stream()
                        .filter(
                                one ->
                                        one.state() == IncidentState.GIVEN_UP
                                                || one.state() == IncidentState.HELD)
                        .toList();
        all.forEach(this::repairAndReturn);
        return !all.isEmpty();
    }

    /** Says yes or no to what power saving proposes. */
    void decide(boolean approve) {
        simulation.database().state().configuration().transitions().stream()
                .filter(one -> one.state() == TransitionState.PROPOSED)
                .forEach(
                        one ->
                                simulation.ask(
                                        new OperatorSignal.DecideTransition(
                                                "operator", one.id(), approve),
                                        _ -> {}));
    }

    /** A guest that is to be looked after by hand needs its host awake; for a return alone the product wakes it. */
    private void repairAndReturn(Incident incident) {
        var machines = simulation.machines();
        var vm = machines.world().vm(incident.target().value());
        var host = machines.world().host(vm.host());
        if (host.power() == Power.OFF) {
            act(new Input.Wake(host.mac()));
        }
        if (host.power() == Power.SUSPENDED && (hangs(vm) || lacks(vm))) {
            act(new Input.Wake(host.mac()));
            var awake = machines.times().scaled(machines.times().hostResume()).plusSeconds(1);
            simulation.timeline().after(awake, () -> lookAfterAndReturn(incident));
        } else {
            lookAfterAndReturn(incident);
        }
    }

    private void lookAfterAndReturn(Incident incident) {
        var vm = simulation.machines().world().vm(incident.target().value());
        if (hangs(vm) && vm.state() == Vm.State.RUNNING) {
            act(new Input.ResetVm(vm.host(), vm.name()));
        }
        if (vm.agentAnswers()) {
            vm.guest()
                    .daemons()
                    .forEach(
                            (daemon, state) -> {
                                if (state != DaemonState.RUNNING) {
                                    act(new Input.RestartDaemon(vm.host(), vm.name(), daemon));
                                }
                            });
        }
        simulation.ask(new OperatorSignal.ReturnTarget("operator", incident.target()), _ -> {});
    }

    private static boolean hangs(Vm vm) {
        return vm.guest().phase() == Phase.CRASHED || vm.guest().phase() == Phase.FROZEN;
    }

    private static boolean lacks(Vm vm) {
        return vm.guest().daemons().values().stream().anyMatch(one -> one != DaemonState.RUNNING);
    }

    private void act(Input input) {
        simulation.observers().say("operator", input::toString);
        simulation.machines().ask(input, (_, _) -> {}, (_, _) -> {});
    }
}
