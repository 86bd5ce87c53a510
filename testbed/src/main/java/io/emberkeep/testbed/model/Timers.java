package io.emberkeep.testbed.model;

import java.util.List;
import java.util.Optional;

/** What happens when time has passed. A timer of a machine that changed meanwhile does nothing. */
final class Timers {

    private Timers() {}

    static Step decide(World world, Input.TimePassed passed, Times times) {
        return switch (passed) {
            case Input.BootEnded it -> bootEnded(world, it);
            case Input.ResumeEnded it -> resumeEnded(world, it, times);
            case Input.PauseConfirmed it -> {
                world.hypervisor(it.host());
                yield Step.nothing(world);
            }
            case Input.MigrationStops it -> migrationStops(world, it);
            case Input.MigrationEnded it -> migrationEnded(world, it);
            case Input.DaemonStarted it -> daemonStarted(world, it);
            case Input.HostUp it -> hostUp(world, it, times);
            case Input.PowerConfirmed it -> {
                world.powerControl(it.host());
                yield Step.nothing(world);
            }
            case Input.Aged _ -> Step.nothing(world);
        };
    }

    /** A boot begins: at its end the guest is up, without VIPs. */
    static Step booting(World world, Vm vm, Times times, String said) {
        var booting = vm.restarted(Guest::boots);
        return Step.of(world.with(booting), said).then(boot(booting, times));
    }

    /** The timer of a boot that is under way; none if it never ends, nothing boots, or it is its host's. */
    static List<Step.Timer> boot(Vm vm, Times times) {
        if (vm.metal()
                || vm.guest().phase() != Phase.BOOTING
                || vm.guest().paused()
                || vm.broken()) {
            return List.of();
        }
        var ended = new Input.BootEnded(vm.name(), vm.guest().changes());
        return List.of(new Step.Timer(times.scaled(times.vmBoot()), ended));
    }

    private static Step bootEnded(World world, Input.BootEnded it) {
        var vm = world.vm(it.vm());
        boolean still = vm.guest().changes() == it.changes();
        if (!still || vm.guest().phase() != Phase.BOOTING || vm.broken()) {
            return Step.nothing(world);
        }
        return Step.of(world.with(vm.with(Guest::up)), vm.name() + " is up.");
    }

    private static Step resumeEnded(World world, Input.ResumeEnded it, Times times) {
        var vm = world.vm(it.vm());
        world.hypervisor(vm.host());
        if (vm.state() == Vm.State.RUNNING) {
            return Step.nothing(world);
        }
        if (vm.guest().changes() != it.changes()) {
            throw Refusal.impossible(vm.name() + " was not resumed: it is " + vm.state() + " now.");
        }
        var resumed = vm.restarted(guest -> guest.pausing(false));
        return Step.of(world.with(resumed), vm.name() + " is resumed.").then(boot(resumed, times));
    }

    private static Step migrationStops(World world, Input.MigrationStops it) {
        var vm = world.vm(it.vm());
        if (vm.migration().isEmpty() || vm.guest().changes() != it.changes()) {
            return Step.nothing(world);
        }
        var stopped = new Migration(vm.migration().get().to(), true);
        return Step.of(world.with(vm.moving(Optional.of(stopped))), "");
    }

    private static Step migrationEnded(World world, Input.MigrationEnded it) {
        var vm = world.vm(it.vm());
        if (vm.migration().isEmpty() || vm.guest().changes() != it.changes()) {
            throw Refusal.impossible(
                    "The migration of " + vm.name() + " was given up: the server has changed.");
        }
        String to = vm.migration().get().to();
        boolean bothAnswer = world.answers(world.host(vm.host())) && world.answers(world.host(to));
        if (!bothAnswer) {
            return Step.of(
                    world.with(vm.moving(Optional.empty())),
                    vm.name() + " stays on " + vm.host() + ": a host does not answer.");
        }
        return Step.of(world.with(vm.on(to)), vm.name() + " is on " + to + ".");
    }

    private static Step daemonStarted(World world, Input.DaemonStarted it) {
        var vm = world.vm(it.vm());
        world.hypervisor(vm.host());
        if (!vm.agentAnswers() || vm.guest().boot() != it.boot()) {
            throw Refusal.guestSilent();
        }
        if (vm.guest().daemons().get(it.daemon()) == DaemonState.BROKEN) {
            throw Refusal.impossible(
                    it.daemon() + " on " + vm.name() + " is broken: it does not start.");
        }
        return Step.of(
                world.with(vm.with(guest -> guest.withDaemon(it.daemon(), DaemonState.RUNNING))),
                it.daemon() + " on " + vm.name() + " runs.");
    }

    private static Step hostUp(World world, Input.HostUp it, Times times) {
        var host = world.host(it.host());
        if (host.changes() != it.changes() || host.power() != Power.BOOTING) {
            return Step.nothing(world);
        }
        var on = host.power(Power.ON).forgotten();
        var step = Step.of(Metal.up(world.with(on), on), host.name() + " is on.");
        for (String name : host.ran()) {
            var vm = world.vm(name);
            if (vm.host().equals(host.name()) && vm.state() == Vm.State.OFF) {
                var boots = booting(step.world(), vm, times, "");
                step = step.settled(boots.world()).then(boots.timers());
            }
        }
        return step;
    }
}
