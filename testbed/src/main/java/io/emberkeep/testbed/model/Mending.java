package io.emberkeep.testbed.model;

import java.util.Optional;

/** The end of faults: cuts are mended, broken things are whole, power is back. */
final class Mending {

    private Mending() {}

    static Step clear(World world, Optional<String> name, Times times) {
        var step = Step.of(world, name.orElse("Everything") + " is mended.");
        if (name.isPresent() && !world.hosts().containsKey(name.get())) {
            return vm(step, world.vm(name.get()), times);
        }
        for (Vm vm : world.vms().values()) {
            step = name.isEmpty() ? vm(step, vm, times) : step;
        }
        for (Host host : world.hosts().values()) {
            step =
                    name.isEmpty() || name.get().equals(host.name())
                            ? host(step, host, times)
                            : step;
        }
        return step;
    }

    /** A boot that did not end goes on; what was broken runs. */
    private static Step vm(Step step, Vm vm, Times times) {
        var mended = vm.breaking(false).cut(false).with(Mending::daemons);
        var after = step.settled(step.world().with(mended));
        return vm.broken() ? after.then(Timers.boot(mended, times)) : after;
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
