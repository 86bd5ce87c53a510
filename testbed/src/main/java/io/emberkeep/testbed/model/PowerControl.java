package io.emberkeep.testbed.model;

import java.util.Locale;

/** A host's board: it answers whether the host is on or not. */
final class PowerControl {

    private PowerControl() {}

    static Step decide(World world, Input.PowerCall call, Times times) {
        var host = world.powerControl(call.host());
        return switch (call) {
            case Input.PowerOff _ -> off(world, host, times);
            case Input.Suspend _ -> suspend(world, host, times);
        };
    }

    /** Only a host without power, or cut off from the network, does not hear a magic packet. */
    static Step wake(World world, Input.Wake wake, Times times) {
        var host =
                world.hosts().values().stream()
                        .filter(one -> one.mac().equals(wake.mac().toLowerCase(Locale.ROOT)))
                        .findFirst();
        if (host.isEmpty()) {
            return Step.of(world, "A magic packet for " + wake.mac() + " wakes nobody.");
        }
        return switch (host.get().power()) {
            case ON, BOOTING -> Step.nothing(world);
            case OFF, SUSPENDED -> wake(world, host.get(), times);
        };
    }

    /** The host starts, if it has power. */
    static Step wake(World world, Host host, Times times) {
        if (host.powerCut() || host.networkCut()) {
            return Step.of(world, host.name() + " does not hear the magic packet.");
        }
        return Metal.boots(
                world,
                host,
                host.power() == Power.OFF ? times.hostBoot() : times.hostResume(),
                times,
                host.name() + " wakes.");
    }

    /** The memory of everything that is on a host is gone. */
    static World lost(World world, Host host) {
        var after = world;
        for (Vm vm : world.on(host.name())) {
            if (vm.state() != Vm.State.OFF) {
                after = after.with(vm.restarted(Guest::off));
            }
        }
        return after;
    }

    private static Step off(World world, Host host, Times times) {
        if (host.power() == Power.OFF) {
            return Step.nothing(world);
        }
        return Step.of(lost(world.with(host.power(Power.OFF)), host), host.name() + " goes off.")
                .endsAfter(times.scaled(times.hostOff()), new Input.PowerConfirmed(host.name()));
    }

    private static Step suspend(World world, Host host, Times times) {
        return switch (host.power()) {
            case SUSPENDED -> Step.nothing(world);
            case ON ->
                    Step.of(world.with(host.power(Power.SUSPENDED)), host.name() + " is suspended.")
                            .endsAfter(
                                    times.scaled(times.hostSuspend()),
                                    new Input.PowerConfirmed(host.name()));
            case OFF, BOOTING ->
                    throw Refusal.impossible(
                            host.name() + " cannot be suspended: it is " + host.power() + ".");
        };
    }
}
