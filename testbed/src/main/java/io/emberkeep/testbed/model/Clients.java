package io.emberkeep.testbed.model;

import java.time.Instant;

/**
 * The clients, and the load that they make. What they ask of a group is spread evenly over its VIPs, whoever
 * holds them; a server works for the VIPs that it answers on.
 */
public final class Clients {

    private Clients() {}

    static Step decide(World world, Input.AskLoad ask, Instant now) {
        world.group(ask.group());
        var profile = ask.profile();
        int points = profile.points().size();
        String said =
                points == 1
                        ? "%s is asked %s %% of what its servers can do."
                                .formatted(
                                        ask.group(),
                                        Profile.shown(profile.points().getFirst().percent()))
                        : "%s is asked a load that follows a profile of %d points%s."
                                .formatted(
                                        ask.group(),
                                        points,
                                        profile.every().isPresent() ? ", again and again" : "");
        return Step.of(world.asked(ask.group(), new AskedLoad(profile, now)), said);
    }

    /** What is asked of a group now, in percent of what its ordinary servers can do together. */
    public static double asked(World world, String group, Instant now) {
        var asked = world.asked().get(group);
        return asked == null ? 0 : asked.percentAt(now);
    }

    /** How busy a server is now. */
    public static ServerLoad load(World world, Vm vm, Instant now) {
        var capacity = Capacity.OF_A_SERVER;
        if (vm.agentAnswers()) {
            return capacity.busy(busyPercent(world, vm, now));
        }
        return vm.state() == Vm.State.OFF ? capacity.nothing() : capacity.memoryOnly();
    }

    /** What its clients ask of one server, in percent of what it can do; it may be above 100. */
    private static double busyPercent(World world, Vm vm, Instant now) {
        double sum = 0;
        for (var each : world.groups().entrySet()) {
            var group = each.getValue();
            double asked = asked(world, each.getKey(), now);
            double share = asked * group.ordinary() / Math.max(1, group.vips().size());
            for (String vip : group.vips()) {
                sum += share * part(world, vm, vip);
            }
        }
        return sum;
    }

    /** Which part of a VIP's clients a server has: several that answer on it share them. */
    private static double part(World world, Vm vm, String vip) {
        var answering = world.answering(vip);
        boolean has = answering.stream().anyMatch(one -> one.name().equals(vm.name()));
        return has ? 1.0 / answering.size() : 0;
    }
}
