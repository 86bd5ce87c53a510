package io.emberkeep.monitor.load;

import java.time.Instant;
import java.util.Optional;

/**
 * The counters of a machine at one moment.
 *
 * @param at when they were read
 * @param memoryUsedBytes memory in use
 * @param memoryTotalBytes memory that there is
 * @param cores number of cores
 * @param busyTicks time of all cores at work, since the machine started, in any unit
 * @param allTicks the same, idle time included
 * @param network the interface whose traffic counts; none if it is not there
 */
public record Reading(
        Instant at,
        long memoryUsedBytes,
        long memoryTotalBytes,
        int cores,
        long busyTicks,
        long allTicks,
        Optional<Traffic> network) {

    /**
     * What went through an interface.
     *
     * @param name the interface's
     * @param bytes sent and received so far
     * @param bitsPerSecond what it carries one way, as the system says; 0, less, or more than any link if it does not
     *     know, which is so of many virtual interfaces
     */
    public record Traffic(String name, long bytes, long bitsPerSecond) {}
}
