package io.emberkeep.testbed.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decides what machines do; does nothing itself. The same input gives the same step. */
public final class DataCentre {

    private DataCentre() {}

    /**
     * What comes of an input.
     *
     * @param now the time at which it happens
     * @param times what things take
     * @throws Refusal if it cannot be
     */
    public static Step decide(World world, Input input, Instant now, Times times) {
        var step =
                switch (input) {
                    case Input.HypervisorCall call -> Hypervisor.decide(world, call, times);
                    case Input.AgentCall call -> GuestAgent.decide(world, call, times);
                    case Input.PowerCall call -> PowerControl.decide(world, call, times);
                    case Input.Wake wake -> PowerControl.wake(world, wake, times);
                    case Input.Fault fault -> Faults.decide(world, fault, times);
                    case Input.TimePassed passed -> Timers.decide(world, passed, times);
                    case Input.AskLoad ask -> Clients.decide(world, ask, now);
                    case Input.StartOver over ->
                            Step.of(over.described(), "Everything is as it was described.");
                };
        return step.settled(Network.settle(step.world(), now, times.scaled(times.arpAge())));
    }

    /**
     * A data centre found as it was left by an earlier run: what takes time begins again, what was asked
     * and not ended is given up.
     */
    public static Step takenUp(World left, Instant now, Times times) {
        var world = left;
        var timers = new ArrayList<Step.Timer>();
        for (Vm vm : left.vms().values()) {
            world = world.with(vm.moving(Optional.empty()));
            timers.addAll(Timers.boot(vm, times));
        }
        for (Host host : left.hosts().values()) {
            if (host.power() == Power.BOOTING
                    && !left.metal(host.name()).map(Vm::broken).orElse(false)) {
                timers.add(
                        new Step.Timer(
                                times.scaled(times.hostBoot()),
                                new Input.HostUp(host.name(), host.changes())));
            }
        }
        var settled = Network.settle(world, now, times.scaled(times.arpAge()));
        return new Step(settled, "", List.copyOf(timers), Optional.empty());
    }
}
