package io.emberkeep.testbed.control;

import io.emberkeep.testbed.model.AskedLoad;
import io.emberkeep.testbed.model.Clients;
import io.emberkeep.testbed.model.Profile;
import io.emberkeep.testbed.model.ServerLoad;
import io.emberkeep.testbed.model.Vm;
import io.emberkeep.testbed.model.World;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the control interface shows of loads. */
final class LoadViews {

    private LoadViews() {}

    /** All of them. */
    record All(List<GroupView> groups, List<ServerView> servers) {
        static All of(World world, Instant now) {
            return new All(
                    world.groups().keySet().stream()
                            .map(group -> GroupView.of(world, group, now))
                            .toList(),
                    world.vms().values().stream()
                            .map(vm -> ServerView.of(world, vm, now))
                            .toList());
        }
    }

    /**
     * @param percent asked now
     * @param profile what it follows, if it changes
     */
    record GroupView(
            String group,
            double percent,
            List<String> servers,
            List<String> vips,
            Optional<Profile> profile) {
        static GroupView of(World world, String name, Instant now) {
            var group = world.group(name);
            return new GroupView(
                    name,
                    Clients.asked(world, name, now),
                    group.servers(),
                    group.vips(),
                    Optional.ofNullable(world.asked().get(name))
                            .map(AskedLoad::profile)
                            .filter(profile -> profile.points().size() > 1));
        }
    }

    /** @param measured whether its guest works, so that its hypervisor measures it */
    record ServerView(
            String server,
            Optional<String> group,
            String host,
            Vm.State state,
            boolean measured,
            List<String> vips,
            ServerLoad load) {
        static ServerView of(World world, Vm vm, Instant now) {
            return new ServerView(
                    vm.name(),
                    world.groups().entrySet().stream()
                            .filter(each -> each.getValue().servers().contains(vm.name()))
                            .map(each -> each.getKey())
                            .findFirst(),
                    vm.host(),
                    vm.state(),
                    vm.agentAnswers(),
                    vm.guest().vips(),
                    Clients.load(world, vm, now));
        }
    }

    /** A server as its hypervisor measured it. */
    record Measured(String name, ServerLoad load) {}

    /** What a host's hypervisor measures: the servers there whose guests work. */
    static List<Measured> measured(World world, String host, Instant now) {
        return world.on(host).stream()
                .filter(Vm::agentAnswers)
                .map(vm -> new Measured(vm.name(), Clients.load(world, vm, now)))
                .toList();
    }
}
