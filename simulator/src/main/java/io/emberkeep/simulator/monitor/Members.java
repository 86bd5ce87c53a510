package io.emberkeep.simulator.monitor;

import io.emberkeep.contract.configuration.Management;
import io.emberkeep.contract.id.MemberId;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.inventory.Inventory;
import io.emberkeep.simulator.Surroundings;
import io.emberkeep.simulator.datacentre.Machines;
import io.emberkeep.simulator.engine.Process;
import io.emberkeep.simulator.engine.Timeline;
import io.emberkeep.testbed.model.Phase;
import io.emberkeep.testbed.model.Vm;
import io.emberkeep.testbed.model.World;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The monitor-services of targets that watch each other: each runs on its target's machine, starts some time after that has booted, dies
 * and stands still with it, and hears nobody while it is cut off (RING-4).
 */
public final class Members {

    /** What a monitor-service takes from the machine's boot to its first look. */
    private static final Duration START = Duration.ofSeconds(3);

    private final Surroundings around;
    private final Timeline timeline;
    private final Map<ServerId, Process> processes = new LinkedHashMap<>();
    private final Map<ServerId, Member> members = new LinkedHashMap<>();
    private final Map<ServerId, Integer> boots = new LinkedHashMap<>();

    /** Those of a pool; none where its structure is dedicated. Each starts with its machine. */
    public Members(Surroundings around, Timeline timeline, Machines machines, Inventory inventory) {
        this.around = around;
        this.timeline = timeline;
        Management.membersOf(inventory)
                .forEach(
                        name ->
                                processes.put(
                                        name,
                                        new Process(
                                                label(name),
                                                timeline,
                                                process -> begin(name, process, machines))));
        if (!processes.isEmpty()) {
            machines.onChange(this::follow);
            follow(machines.world());
        }
    }

    private void begin(ServerId name, Process process, Machines machines) {
        members.put(name, new Member(around, machines, process, new MemberId(name.value())));
    }

    /** What its process is called. */
    public static String label(ServerId name) {
        return "monitor-service-" + name;
    }

    /** Their names. */
    public Collection<ServerId> names() {
        return processes.keySet();
    }

    /** All processes. */
    public Collection<Process> processes() {
        return processes.values();
    }

    /** Its process alone is killed; the launcher starts it again after that time, if its machine is up then. */
    public void kill(ServerId name, Duration again, Machines machines) {
        processes.get(name).kill();
        timeline.after(
                again,
                () -> {
                    if (lives(machines.world().vm(name.value()))) {
                        processes.get(name).start();
                    }
                });
    }

    /** Which targets that member watches now; none if it is not up. */
    public Optional<Member> up(ServerId name) {
        return processes.get(name).isUp()
                ? Optional.ofNullable(members.get(name))
                : Optional.empty();
    }

    private void follow(World world) {
        processes.forEach((name, process) -> follow(world, name, process));
    }

    private void follow(World world, ServerId name, Process process) {
        var vm = world.vm(name.value());
        around.links().isolate(process.name(), !isOnNetwork(world, vm));
        if (!lives(vm)) {
            process.kill();
            boots.remove(name);
        } else if (vm.state() == Vm.State.PAUSED || vm.guest().phase() == Phase.FROZEN) {
            process.pause();
        } else if (process.condition() == Process.Condition.PAUSED) {
            process.resume();
        } else if (!Integer.valueOf(vm.guest().boot()).equals(boots.put(name, vm.guest().boot()))) {
            // Another boot than the one in which it was started, if it was.
            process.kill();
            var boot = vm.guest().boot();
            timeline.after(
                    START,
                    () -> {
                        if (Integer.valueOf(boot).equals(boots.get(name))) {
                            process.start();
                        }
                    });
        }
    }

    private static boolean lives(Vm vm) {
        return vm.state() != Vm.State.OFF
                && (vm.guest().phase() == Phase.UP || vm.guest().phase() == Phase.FROZEN);
    }

    private static boolean isOnNetwork(World world, Vm vm) {
        return world.host(vm.host()).onNetwork() && vm.linkUp() && !vm.networkCut();
    }
}
