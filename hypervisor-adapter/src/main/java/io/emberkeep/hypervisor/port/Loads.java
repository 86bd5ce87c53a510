package io.emberkeep.hypervisor.port;

import io.emberkeep.contract.id.ServerId;
import java.time.Duration;
import java.util.List;

/** How busy the VMs of one host are, by what its hypervisor counts. */
public interface Loads {

    /**
     * All that run there and whose guests answer; it blocks until it is known, at most until its limit.
     *
     * @throws PortException as the calls of {@link Hypervisor} do
     */
    List<Measured> measure(Duration limit) throws PortException;

    /**
     * One VM, as it was measured.
     *
     * @param server whose it is
     * @param memoryUsedBytes memory in use
     * @param memoryTotalBytes memory that there is
     * @param cpuPercent processors at work, 0 to 100, mean of all cores
     * @param cores number of cores
     * @param bytesPerSecond sent and received
     * @param ratedBytesPerSecond what its link carries at most, both ways together
     */
    record Measured(
            ServerId server,
            double memoryUsedBytes,
            double memoryTotalBytes,
            double cpuPercent,
            int cores,
            double bytesPerSecond,
            double ratedBytesPerSecond) {}
}
