package io.emberkeep.contract.inventory;

import io.emberkeep.contract.id.ExecutorId;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.IpAddress;
import io.emberkeep.contract.id.MacAddress;
import java.util.List;
import java.util.Optional;

/**
 * A physical machine that runs virtual servers: the papers' real server.
 *
 * @param name the host's name
 * @param ip its address
 * @param mac by which it is woken; without one it cannot be
 * @param libvirt where its hypervisor is reached: a libvirt URI, or {@code loopback:NAME} on the testbed
 * @param watts what it draws (PSS-10)
 * @param management whether the product's own parts or the standbys run here: never suspended
 *     (DESIGN rule 14)
 * @param executors which hypervisor-adapters can act on it, the first choice first; never empty
 */
public record HostDefinition(
        HostId name,
        IpAddress ip,
        Optional<MacAddress> mac,
        String libvirt,
        Optional<PowerDraw> watts,
        boolean management,
        List<ExecutorId> executors) {

    /** Who acts on a host that names nobody. */
    public static final List<ExecutorId> DEFAULT_EXECUTORS = List.of(new ExecutorId("adapter"));

    public HostDefinition {
        executors =
                executors == null || executors.isEmpty()
                        ? DEFAULT_EXECUTORS
                        : List.copyOf(executors);
    }

    /**
     * What a host draws, in watts (PSS-10).
     *
     * @param idle switched on, nothing to do
     * @param busy all cores at work
     * @param suspended suspended to RAM
     */
    public record PowerDraw(double idle, double busy, double suspended) {}
}
