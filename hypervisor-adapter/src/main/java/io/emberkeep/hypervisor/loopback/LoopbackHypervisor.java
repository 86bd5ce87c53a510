package io.emberkeep.hypervisor.loopback;

import com.fasterxml.jackson.databind.JsonNode;
import io.emberkeep.contract.answer.Observed;
import io.emberkeep.contract.id.BootId;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.inventory.HostDefinition;
import io.emberkeep.hypervisor.port.Hypervisor;
import io.emberkeep.hypervisor.port.Machine;
import io.emberkeep.hypervisor.port.PortException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The hypervisor of one of the testbed's hosts. */
final class LoopbackHypervisor implements Hypervisor {

    private final ControlApi api;
    private final String vms;
    private final String root;

    LoopbackHypervisor(ControlApi api, String host) {
        this.api = api;
        this.vms = "/hosts/" + host + "/hypervisor/vms";
        this.root = vms + "/";
    }

    @Override
    public Set<String> running(Duration limit) throws PortException {
        var running = new TreeSet<String>();
        for (var vm : api.get(vms, limit)) {
            if (state(vm) == Observed.Guest.RUNNING) {
                running.add(vm.path("name").asText());
            }
        }
        return running;
    }

    @Override
    public Machine look(ServerId vm, Duration limit) throws PortException {
        var seen = api.get(root + vm, limit);
        return new Machine(state(seen), boot(seen), seen.path("linkUp").asBoolean(true));
    }

    private static Observed.Guest state(JsonNode seen) throws PortException {
        try {
            return Observed.Guest.valueOf(seen.path("state").asText());
        } catch (IllegalArgumentException unknown) {
            throw new PortException.Refused(
                    "the hypervisor says «%s», which is no state of a VM"
                            .formatted(seen.path("state").asText()));
        }
    }

    private static Optional<BootId> boot(JsonNode seen) {
        return Optional.ofNullable(seen.path("boot").asText(null)).map(BootId::new);
    }

    @Override
    public void start(ServerId vm, Duration limit) throws PortException {
        act(vm, "start", limit);
    }

    @Override
    public void resume(ServerId vm, Duration limit) throws PortException {
        act(vm, "resume", limit);
    }

    @Override
    public void pause(ServerId vm, Duration limit) throws PortException {
        act(vm, "pause", limit);
    }

    @Override
    public void destroy(ServerId vm, Duration limit) throws PortException {
        act(vm, "destroy", limit);
    }

    @Override
    public void reset(ServerId vm, Duration limit) throws PortException {
        act(vm, "reset", limit);
    }

    private void act(ServerId vm, String action, Duration limit) throws PortException {
        api.post(root + vm + "/" + action, Map.of(), limit);
    }

    @Override
    public void link(ServerId vm, boolean up, Duration limit) throws PortException {
        api.put(root + vm + "/link", Map.of("up", up), limit);
    }

    @Override
    public void migrate(ServerId vm, HostDefinition to, Duration limit) throws PortException {
        api.post(root + vm + "/migrate", Map.of("to", Loopback.nameOf(to)), limit);
    }
}
