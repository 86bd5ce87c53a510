package io.emberkeep.testbed.model;

import java.time.Duration;
import java.util.Optional;

/** What a host's hypervisor can do with its virtual servers. */
final class Hypervisor {

    private Hypervisor() {}

    static Step decide(World world, Input.HypervisorCall call, Times times) {
        var vm = world.vmOn(call.host(), call.vm());
        return vm.metal() ? metal(world, vm, call, times) : virtual(world, vm, call, times);
    }

    /** Of a physical server its host can only be restarted, and all that runs there with it. */
    private static Step metal(World world, Vm vm, Input.HypervisorCall call, Times times) {
        return switch (call) {
            case Input.ResetVm _ -> Metal.reboot(world, vm, times, vm.name() + " is restarted.");
            case Input.SetLink link when link.up() -> Step.nothing(world);
            case Input.SetLink _ -> throw alone(vm, "its link cannot be cut");
            case Input.Start _ -> throw alone(vm, "it cannot be started");
            case Input.Resume _ -> throw alone(vm, "it cannot be resumed");
            case Input.Pause _ -> throw alone(vm, "it cannot be paused");
            case Input.Destroy _ -> throw alone(vm, "it cannot be destroyed");
            case Input.Migrate _ -> throw alone(vm, "it cannot be migrated");
        };
    }

    private static Refusal alone(Vm vm, String what) {
        return Refusal.impossible(
                "%s is the host %s itself: %s.".formatted(vm.name(), vm.host(), what));
    }

    private static Step virtual(World world, Vm vm, Input.HypervisorCall call, Times times) {
        return switch (call) {
            case Input.Start _ -> start(world, vm, times);
            case Input.Resume _ -> resume(world, vm, times);
            case Input.Pause pause -> pause(world, vm, pause, times);
            case Input.Destroy _ -> destroy(world, vm);
            case Input.ResetVm _ -> reset(world, vm, times);
            case Input.SetLink link -> link(world, vm, link.up());
            case Input.Migrate migrate -> migrate(world, vm, migrate.to(), times);
        };
    }

    private static Step start(World world, Vm vm, Times times) {
        expect(vm, Vm.State.OFF, "started");
        return Timers.booting(world, vm, times, vm.name() + " is started.");
    }

    private static Step reset(World world, Vm vm, Times times) {
        expect(vm, Vm.State.RUNNING, "reset");
        return Timers.booting(world, vm, times, vm.name() + " is reset.");
    }

    private static Step resume(World world, Vm vm, Times times) {
        expect(vm, Vm.State.PAUSED, "resumed");
        return Step.of(world, vm.name() + " is being resumed.")
                .endsAfter(
                        times.scaled(times.vmResume()),
                        new Input.ResumeEnded(vm.name(), vm.guest().changes()));
    }

    private static Step pause(World world, Vm vm, Input.Pause call, Times times) {
        expect(vm, Vm.State.RUNNING, "paused");
        var paused = vm.restarted(guest -> guest.pausing(true));
        return Step.of(world.with(paused), vm.name() + " is paused.")
                .endsAfter(times.scaled(times.vmPause()), new Input.PauseConfirmed(call.host()));
    }

    private static Step destroy(World world, Vm vm) {
        if (vm.state() == Vm.State.OFF) {
            throw Refusal.impossible(vm.name() + " cannot be destroyed: it is off.");
        }
        return Step.of(world.with(vm.restarted(Guest::off)), vm.name() + " is destroyed.");
    }

    private static Step link(World world, Vm vm, boolean up) {
        if (vm.linkUp() == up) {
            return Step.nothing(world);
        }
        return Step.of(
                world.with(vm.link(up)),
                "The link of " + vm.name() + (up ? " is up." : " is cut."));
    }

    private static Step migrate(World world, Vm vm, String to, Times times) {
        var target = world.host(to);
        if (vm.host().equals(to)) {
            throw Refusal.impossible(vm.name() + " is on " + to + " already.");
        }
        if (!world.answers(target)) {
            throw Refusal.impossible(
                    vm.name() + " cannot be migrated: " + to + " does not answer.");
        }
        if (vm.migration().isPresent()) {
            throw Refusal.impossible(
                    vm.name() + " is being migrated to " + vm.migration().get().to() + " already.");
        }
        int changes = vm.guest().changes();
        Duration whole = times.scaled(times.vmMigration());
        var moving = vm.moving(Optional.of(new Migration(to, false)));
        return Step.of(world.with(moving), vm.name() + " is being migrated to " + to + ".")
                .then(
                        whole.minus(times.scaled(times.vmMigrationStop())),
                        new Input.MigrationStops(vm.name(), changes))
                .endsAfter(whole, new Input.MigrationEnded(vm.name(), changes));
    }

    private static void expect(Vm vm, Vm.State wanted, String verb) {
        if (vm.state() != wanted) {
            throw Refusal.impossible(
                    vm.name() + " cannot be " + verb + ": it is " + vm.state() + ".");
        }
    }
}
