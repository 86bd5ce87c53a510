package io.emberkeep.power.load;

import io.emberkeep.contract.load.LoadSample;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A server's load, the mean of its window, in the units that the equations add up (SPEC section 3).
 *
 * @param memoryUsedBytes memory in use
 * @param memoryTotalBytes memory that there is
 * @param cpuPercent processors at work, 0 to 100
 * @param cores number of cores
 * @param bytesPerSecond sent and received
 * @param ratedBytesPerSecond at most, both ways
 */
public record ServerLoad(
        double memoryUsedBytes,
        double memoryTotalBytes,
        double cpuPercent,
        double cores,
        double bytesPerSecond,
        double ratedBytesPerSecond) {

    /** The mean of samples that were taken; what is a little above 100 % by rounding counts as 100 %. */
    static ServerLoad mean(List<LoadSample> samples) {
        var memoryTotal = mean(samples, LoadSample::memoryTotalBytes);
        var rated = mean(samples, LoadSample::ratedBytesPerSecond);
        return new ServerLoad(
                Math.min(memoryTotal, mean(samples, LoadSample::memoryUsedBytes)),
                memoryTotal,
                Math.min(100, mean(samples, LoadSample::cpuPercent)),
                mean(samples, LoadSample::cores),
                Math.min(rated, mean(samples, LoadSample::bytesPerSecond)),
                rated);
    }

    private static double mean(List<LoadSample> samples, ToDoubleFunction<LoadSample> what) {
        var sum = 0.0;
        for (var sample : samples) {
            sum += what.applyAsDouble(sample);
        }
        return sum / samples.size();
    }
}
