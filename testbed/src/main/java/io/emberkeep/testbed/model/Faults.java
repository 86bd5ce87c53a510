package io.emberkeep.testbed.model;

import java.util.Optional;

/** What goes wrong, and how it is mended. */
final class Faults {

    private Faults() {}

    static Step decide(World world, Input.Fault fault, Times times) {
        return switch (fault) {
            case Input.StopService it -> daemon(world, it.vm(), it.daemon(), DaemonState.STOPPED);
            case Input.BreakService it -> daemon(world, it.vm(), it.daemon(), DaemonState.BROKEN);
            case Input.Crash it -> struck(world, it.vm(), Phase.CRASHED, " has crashed.");
            case Input.Freeze it -> struck(world, it.vm(), Phase.FROZEN, " is frozen.");
            case Input.RestartItself it -> restart(world, running(world, it.vm()), times);
            case Input.ShutDown it -> shutDown(world, world.vm(it.vm()));
            case Input.Break it -> broken(world, world.vm(it.vm()));
            case Input.CutNetwork it -> cutNetwork(world, it.name());
            case Input.CutControl it -> cutControl(world, world.host(it.host()));
            case Input.CutPower it -> cutPower(world, world.host(it.host()));
            case Input.Clear it -> Mending.clear(world, it.name(), times);
        };
    }

    private static Step daemon(World world, String name, String daemon, DaemonState state) {
        var vm = world.vm(name);
        if (vm.service(daemon).isEmpty()) {
            throw Refusal.unknown("There is no daemon " + daemon + " on " + name + ".");
        }
        running(world, name);
        return Step.of(
                world.with(vm.with(guest -> guest.withDaemon(daemon, state))),
                daemon
                        + " on "
                        + name
                        + (state == DaemonState.BROKEN ? " is broken." : " has stopped."));
    }

    private static Step struck(World world, String name, Phase how, String said) {
        var vm = running(world, name);
        return Step.of(world.with(vm.restarted(guest -> guest.struck(how))), name + said);
    }

    private static Step restart(World world, Vm vm, Times times) {
        return Timers.booting(world, vm, times, vm.name() + " restarts by itself.");
    }

    private static Step shutDown(World world, Vm vm) {
        if (vm.state() == Vm.State.OFF) {
            return Step.of(world, vm.name() + " is off already.");
        }
        return Step.of(world.with(vm.restarted(Guest::off)), vm.name() + " has shut down.");
    }

    private static Step broken(World world, Vm vm) {
        return Step.of(
                world.with(vm.restarted(Guest::off).breaking(true)),
                vm.name() + " is destroyed, and will not boot to an end.");
    }

    private static Step cutNetwork(World world, String name) {
        var host = Optional.ofNullable(world.hosts().get(name));
        var cut =
                host.map(it -> world.with(it.cutNetwork(true)))
                        .orElseGet(() -> world.with(world.vm(name).cut(true)));
        return Step.of(cut, "The network of " + name + " is cut.");
    }

    private static Step cutControl(World world, Host host) {
        return Step.of(
                world.with(host.cutControl(true)),
                "The power control of " + host.name() + " is cut.");
    }

    private static Step cutPower(World world, Host host) {
        if (host.powerCut()) {
            return Step.of(world, host.name() + " has no power already.");
        }
        var running =
                world.on(host.name()).stream()
                        .filter(vm -> vm.state() == Vm.State.RUNNING)
                        .map(Vm::name)
                        .toList();
        return Step.of(
                PowerControl.lost(world.with(host.cutPower(running)), host),
                "The power of " + host.name() + " is cut.");
    }

    private static Vm running(World world, String name) {
        var vm = world.vm(name);
        if (vm.state() != Vm.State.RUNNING) {
            throw Refusal.impossible(name + " does not run: it is " + vm.state() + ".");
        }
        return vm;
    }
}
