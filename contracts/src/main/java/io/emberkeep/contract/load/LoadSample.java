package io.emberkeep.contract.load;

import io.emberkeep.contract.id.ServerId;
import java.time.Instant;

/**
 * What a server measured, as it came: nothing is believed of it before it was checked.
 *
 * @param server whose it is
 * @param at when it was measured
 * @param memoryUsedBytes memory in use
 * @param memoryTotalBytes memory that there is
 * @param cpuPercent processors at work, 0 to 100, mean of all cores
 * @param cores number of cores
 * @param bytesPerSecond sent and received
 * @param ratedBytesPerSecond what the link carries at most, both ways: 256·10⁶ for 1000 Mbit/s, as the
 *     paper counts
 */
public record LoadSample(
        ServerId server,
        Instant at,
        double memoryUsedBytes,
        double memoryTotalBytes,
        double cpuPercent,
        int cores,
        double bytesPerSecond,
        double ratedBytesPerSecond) {}
