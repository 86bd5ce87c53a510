package io.emberkeep.acceptance;

import io.emberkeep.testbed.description.DescriptionFile;
import io.emberkeep.testbed.model.Vm;
import java.nio.file.Path;
import java.util.Optional;

/** Makes the testbed's machines what a scenario's own description says, where that can be done while they run. */
final class Machines {

    private final TestSystem system;

    Machines(TestSystem system) {
        this.system = system;
    }

    /** Sets the VIPs that the described servers have and the testbed's do not; a reset takes them off again. */
    void setVips(Path description) {
        var described = DescriptionFile.read(Optional.of(description), Optional.empty());
        for (var vm : described.vms().values()) {
            vm.guest().vips().forEach(vip -> set(vm, system.address(vip)));
        }
    }

    private void set(Vm vm, String vip) {
        var agent =
                "%s/hosts/%s/hypervisor/vms/%s/agent"
                        .formatted(system.testbed(), vm.host(), vm.name());
        Http.send("PUT", agent + "/vips/" + vip, null, null).ok();
        Http.send("POST", agent + "/vips/" + vip + "/announce", null, null).ok();
    }
}
