package io.emberkeep.testbed.model;

import java.util.Optional;

/** What goes wrong, and how it is mended. */
final class Faults {

    private Faults() {}

    static Step decide(World world, Input.Fault fault, Times times) {
        return switch (fault) {
            case Input.StopService it -> daemon(world, it.vm(), it.daemon(), DaemonState.STOPPED);
            case Input.BreakService it -> daemon(world, it.vm(), it.daemon(), DaemonState.BROKEN);
            case Input.Crash it -> crash(world, running(world, it.vm()));
            case Input.Freeze it -> freeze(world, running(world, it.vm()));
            case Input.RestartItself it -> restart(world, running(world, it.vm()), times);
            case Input.ShutDown it -> shutDown(world, world.vm(it.vm()));
            case Input.Break it -> broken(world, world.vm(it.vm()));
            case Input.CutNetwork it -> cutNetwork(world, it.name());
            case Input.CutControl it -> cutControl(world, world.machine(it.host()));
            case Input.CutPower it -> cutPower(world, world.machine(it.host()));
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

    private static Step crash(World world, Vm vm) {
        return vm.metal()
                ? Metal.crash(world, vm)
                : struck(world, vm, Phase.CRASHED, " has crashed.");
    }

    private static Step freeze(World world, Vm vm) {
        return vm.metal()
                ? Metal.freeze(world, vm)
                : struck(world, vm, Phase.FROZEN, " is frozen.");
    }

    private static Step struck(World world, Vm vm, Phase how, String said) {
        return Step.of(world.with(vm.restarted(guest -> guest.struck(how))), vm.name() + said);
    }

    private static Step restart(World world, Vm vm, Times times) {
        var said = vm.name() + " restarts by itself.";
        return vm.metal()
                ? Metal.reboot(world, vm, times, said)
                : Timers.booting(world, vm, times, said);
    }

    private static Step shutDown(World world, Vm vm) {
        if (vm.state() == Vm.State.OFF) {
            return Step.of(world, vm.name() + " is off already.");
        }
        var said = vm.name() + " has shut down.";
        return vm.metal()
                ? Metal.shutDown(world, vm, vm, said)
                : Step.of(world.with(vm.restarted(Guest::off)), said);
    }

    private static Step broken(World world, Vm vm) {
        var said = vm.name() + " is destroyed, and will not boot to an end.";
        return vm.metal()
                ? Metal.shutDown(world, vm, vm.breaking(true), said)
                : Step.of(world.with(vm.restarted(Guest::off).breaking(true)), said);
    }

    private static Step cutNetwork(World world, String name) {
        var server = Optional.ofNullable(world.vms().get(name)).filter(vm -> !vm.metal());
        var cut =
                server.map(it -> world.with(it.cut(true)))
                        .orElseGet(() -> world.with(known(world, name).cutNetwork(true)));
        return Step.of(cut, "The network of " + name + " is cut.");
    }

    /** As a server, if it is neither: those are more. */
    private static Host known(World world, String name) {
        return world.hosts().containsKey(name)
                ? world.host(name)
                : world.host(world.vm(name).host());
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
