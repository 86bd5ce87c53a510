package io.emberkeep.testbed.model;

/**
 * How busy a virtual server is, as its hypervisor measures it.
 *
 * @param cpuPercent processors at work, 0 to 100, mean of all cores
 * @param cores number of cores
 * @param memoryUsedBytes memory in use
 * @param memoryTotalBytes memory that there is
 * @param bytesPerSecond sent and received
 * @param ratedBytesPerSecond what the link carries at most, both ways together
 */
public record ServerLoad(
        double cpuPercent,
        int cores,
        double memoryUsedBytes,
        double memoryTotalBytes,
        double bytesPerSecond,
        double ratedBytesPerSecond) {}
