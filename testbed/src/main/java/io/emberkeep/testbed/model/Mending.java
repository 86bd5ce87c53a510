package io.emberkeep.testbed.model;

import java.util.Optional;

/** The end of faults: cuts are mended, broken things are whole, power is back. */
final class Mending {

    private Mending() {}

    static Step clear(World world, Optional<String> name, Times times) {
        var step = Step.of(world, name.orElse("Everything") + " is mended.");
        if (name.isPresent()) {
            return machine(step, name.get(), times);
        }
        for (Vm vm : world.vms().values()) {
            step = vm(step, vm, times);
        }
        for (Host host : world.hosts().values()) {
            step = host(step, host, times);
        }
        return step;
    }

    /** A physical server and its host are one. */
    private static Step machine(Step step, String name, Times times) {
        var world = step.world();
        var server = Optional.ofNullable(world.vms().get(name));
        if (!world.hosts().containsKey(name) && !server.map(Vm::metal).orElse(false)) {
            return vm(step, world.vm(name), times);
        }
        var host = world.machine(name);
        var metal = world.metal(host.name());
        return host(metal.isPresent() ? vm(step, metal.get(), times) : step, host, times);
    }

    /** A boot that did not end goes on; what was broken runs. */
    private static Step vm(Step step, Vm vm, Times times) {
        var mended = vm.breaking(false).cut(false).with(Mending::daemons);
        var after = step.settled(step.world().with(mended));
        if (!vm.broken()) {
            return after;
        }
        return vm.metal()
                ? hostBoots(after, after.world().host(vm.host()), times)
                : after.then(Timers.boot(mended, times));
    }

    private static Step hostBoots(Step step, Host host, Times times) {
        return host.power() == Power.BOOTING
                ? step.then(
                        times.scaled(times.hostBoot()),
                        new Input.HostUp(host.name(), host.changes()))
                : step;
    }

    private static Guest daemons(Guest guest) {
        var whole = guest;
        for (var daemon : guest.daemons().entrySet()) {
            if (daemon.getValue() == DaemonState.BROKEN) {
                whole = whole.withDaemon(daemon.getKey(), DaemonState.RUNNING);
            }
        }
        return whole;
    }

    private static Step host(Step step, Host host, Times times) {
        var mended = host.mended();
        var world = step.world().with(mended);
        if (!host.powerCut()) {
            return step.settled(world);
        }
        var woken = PowerControl.wake(world, mended, times);
        return step.settled(woken.world()).then(woken.timers());
    }
}
