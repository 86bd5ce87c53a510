package io.emberkeep.testbed.control;

import io.emberkeep.testbed.model.Conflict;
import io.emberkeep.testbed.model.DaemonState;
import io.emberkeep.testbed.model.Host;
import io.emberkeep.testbed.model.Power;
import io.emberkeep.testbed.model.Vm;
import io.emberkeep.testbed.model.World;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the control interface shows. */
final class Views {

    private Views() {}

    /** The whole truth. */
    record State(
            List<HostView> hosts,
            List<VmView> vms,
            Map<String, String> network,
            List<Conflict> conflicts) {
        static State of(World world) {
            var network = new LinkedHashMap<String, String>();
            world.arp().forEach((vip, entry) -> network.put(vip, entry.vm()));
            return new State(
                    world.hosts().values().stream().map(HostView::of).toList(),
                    world.vms().values().stream().map(VmView::of).toList(),
                    network,
                    world.conflicts());
        }
    }

    record HostView(
            String name,
            String ip,
            String mac,
            Power power,
            boolean networkCut,
            boolean controlCut,
            boolean powerCut) {
        static HostView of(Host host) {
            return new HostView(
                    host.name(),
                    host.ip(),
                    host.mac(),
                    host.power(),
                    host.networkCut(),
                    host.controlCut(),
                    host.powerCut());
        }
    }

    record VmView(
            String name,
            String host,
            String ip,
            Vm.State state,
            String phase,
            String boot,
            boolean linkUp,
            boolean networkCut,
            boolean broken,
            boolean metal,
            List<String> vips,
            Map<String, String> daemons) {
        static VmView of(Vm vm) {
            var phase = vm.guest().paused() ? "paused" : lower(vm.guest().phase());
            return new VmView(
                    vm.name(),
                    vm.host(),
                    vm.ip(),
                    vm.state(),
                    phase,
                    vm.bootId(),
                    vm.linkUp(),
                    vm.networkCut(),
                    vm.broken(),
                    vm.metal(),
                    vm.guest().vips(),
                    Views.daemons(vm));
        }
    }

    /** A server as its hypervisor knows it. */
    record Domain(String name, Vm.State state, String boot, boolean linkUp) {
        static Domain of(Vm vm) {
            return new Domain(vm.name(), vm.state(), vm.bootId(), vm.linkUp());
        }
    }

    /** A server as its guest knows it. */
    record Agent(String boot, List<String> vips, Map<String, String> daemons) {
        static Agent of(Vm vm) {
            return new Agent(vm.bootId(), vm.guest().vips(), Views.daemons(vm));
        }
    }

    /** A host's power as its board says; one that starts is on for it. */
    record PowerView(Power power) {
        static PowerView of(Host host) {
            return new PowerView(host.power() == Power.BOOTING ? Power.ON : host.power());
        }
    }

    /**
     * A physical server as a program that runs on it would notice: what it does, and in which boot.
     *
     * @param runs whether programs run there, stand still, or are gone
     */
    record Machine(String server, String boot, Runs runs) {
        static List<Machine> all(World world) {
            return world.vms().values().stream()
                    .filter(Vm::metal)
                    .map(vm -> new Machine(vm.name(), vm.bootId(), Runs.of(world, vm)))
                    .toList();
        }
    }

    /** @param version another for other machines; to ask whether they are still the same */
    record Machines(String version, List<Machine> machines) {
        static Machines of(World world) {
            var all = Machine.all(world);
            return new Machines(Integer.toHexString(all.hashCode()), all);
        }
    }

    /** What becomes of the programs on a machine. */
    enum Runs {
        RUNNING,
        STILL,
        GONE;

        private static Runs of(World world, Vm vm) {
            boolean on = world.host(vm.host()).power() == Power.ON;
            return switch (vm.guest().phase()) {
                case OFF, BOOTING, CRASHED -> GONE;
                case FROZEN -> STILL;
                case UP -> on ? RUNNING : STILL;
            };
        }
    }

    record HostName(String host) {}

    record Done(String done) {}

    record Fault(String error) {}

    record Health(String status) {}

    private static Map<String, String> daemons(Vm vm) {
        var all = new LinkedHashMap<String, String>();
        for (Map.Entry<String, DaemonState> each : vm.guest().daemons().entrySet()) {
            all.put(each.getKey(), lower(each.getValue()));
        }
        return all;
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
