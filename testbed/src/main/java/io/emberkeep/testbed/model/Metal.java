package io.emberkeep.testbed.model;

import java.time.Duration;

/** Physical servers: what happens to one happens to its host, and to everything that runs there. */
final class Metal {

    private Metal() {}

    /** The host starts again, from whatever it was doing; all memory on it is gone. */
    static Step reboot(World world, Vm server, Times times, String said) {
        var host = on(world, server);
        return boots(PowerControl.lost(world, host), host, times.hostBoot(), times, said);
    }

    /**
     * A host begins to start: the server on its metal boots with it, and is up when the host is.
     *
     * @param takes until it is on, not yet scaled
     */
    static Step boots(World world, Host host, Duration takes, Times times, String said) {
        var booting = host.power(Power.BOOTING);
        var after = world.with(booting);
        var server = after.metal(host.name());
        if (server.filter(one -> one.state() == Vm.State.OFF).isPresent()) {
            after = after.with(server.get().restarted(Guest::boots));
        }
        var step = Step.of(after, said);
        return server.map(Vm::broken).orElse(false)
                ? step
                : step.then(times.scaled(takes), new Input.HostUp(host.name(), booting.changes()));
    }

    /** The host is on: so is its server. */
    static World up(World world, Host host) {
        return world.metal(host.name())
                .filter(server -> server.guest().phase() == Phase.BOOTING)
                .map(server -> world.with(server.with(Guest::up)))
                .orElse(world);
    }

    /** Its kernel dies, and with it all that it hosts. */
    static Step crash(World world, Vm server) {
        var host = on(world, server);
        var alone = PowerControl.lost(world, host);
        return Step.of(
                alone.with(server.restarted(guest -> guest.struck(Phase.CRASHED))),
                server.name() + " has crashed, and what ran on it is lost.");
    }

    /** Everything hangs, on it as well. */
    static Step freeze(World world, Vm server) {
        var host = on(world, server);
        var after = world;
        for (Vm vm : world.on(host.name())) {
            if (vm.state() == Vm.State.RUNNING && vm.kernelLives()) {
                after = after.with(vm.restarted(guest -> guest.struck(Phase.FROZEN)));
            }
        }
        return Step.of(after, server.name() + " is frozen, and what runs on it.");
    }

    static Step shutDown(World world, Vm server, Vm after, String said) {
        var host = world.host(server.host());
        var off = host.power() == Power.OFF ? host : host.power(Power.OFF);
        var lost = PowerControl.lost(world.with(off), off);
        return Step.of(lost.with(after.restarted(Guest::off)), said);
    }

    /** @throws Refusal if it does not run */
    private static Host on(World world, Vm server) {
        var host = world.host(server.host());
        if (host.power() != Power.ON) {
            throw Refusal.impossible(
                    server.name() + " does not run: its host is " + host.power() + ".");
        }
        return host;
    }
}
