package io.emberkeep.testbed.model;

/** What a guest does when its host asks: VIPs and daemons. */
final class GuestAgent {

    private GuestAgent() {}

    static Step decide(World world, Input.AgentCall call, Times times) {
        var vm = world.guestOn(call.host(), call.vm());
        return switch (call) {
            case Input.SetVip set -> set(world, vm, known(world, set.vip()));
            case Input.RemoveVip remove -> remove(world, vm, known(world, remove.vip()));
            case Input.Announce announce -> announce(world, vm, known(world, announce.vip()));
            case Input.RestartDaemon restart -> restart(world, vm, restart.daemon(), times);
        };
    }

    private static Step set(World world, Vm vm, String vip) {
        if (vm.guest().vips().contains(vip)) {
            return Step.nothing(world);
        }
        return Step.of(
                world.with(vm.with(guest -> guest.withVip(vip))),
                vm.name() + " has " + vip + " now.");
    }

    private static Step remove(World world, Vm vm, String vip) {
        if (!vm.guest().vips().contains(vip)) {
            return Step.nothing(world);
        }
        return Step.of(
                world.with(vm.with(guest -> guest.withoutVip(vip))),
                vm.name() + " has " + vip + " no more.");
    }

    private static Step announce(World world, Vm vm, String vip) {
        if (!vm.guest().vips().contains(vip)) {
            throw Refusal.impossible(vm.name() + " does not have " + vip + " to announce it.");
        }
        if (!world.reachable(vm)) {
            return Step.of(world, vm.name() + " announces " + vip + ", and nobody hears it.");
        }
        return Step.of(world.announced(vip, vm.name()), vm.name() + " announces " + vip + ".");
    }

    private static Step restart(World world, Vm vm, String daemon, Times times) {
        var state = vm.guest().daemons().get(daemon);
        if (state == null) {
            throw Refusal.unknown("There is no daemon " + daemon + " on " + vm.name() + ".");
        }
        if (state == DaemonState.BROKEN) {
            throw Refusal.impossible(
                    daemon + " on " + vm.name() + " is broken: it does not start.");
        }
        var stopped = vm.with(guest -> guest.withDaemon(daemon, DaemonState.STOPPED));
        return Step.of(world.with(stopped), daemon + " on " + vm.name() + " is being restarted.")
                .endsAfter(
                        times.scaled(times.daemonRestart()),
                        new Input.DaemonStarted(vm.name(), daemon, vm.guest().boot()));
    }

    private static String known(World world, String vip) {
        if (!world.vips().contains(vip)) {
            throw Refusal.unknown("There is no virtual address " + vip + " in this data centre.");
        }
        return vip;
    }
}
