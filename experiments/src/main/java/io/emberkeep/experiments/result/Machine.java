package io.emberkeep.experiments.result;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The machine on which everything ran: product, testbed and clients.
 *
 * @param cpu its model
 * @param cores how many of it there are for us
 * @param memoryMegabytes all of it
 * @param os its name and version
 * @param jdk in which everything ran
 * @param loadBefore the load average of the minute before the experiment began; negative if it is not known
 */
public record Machine(
        String cpu, int cores, long memoryMegabytes, String os, String jdk, double loadBefore) {

    private static final Path CPU = Path.of("/proc/cpuinfo");

    /** This one. */
    public static Machine here() {
        var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return new Machine(
                cpuModel(),
                Runtime.getRuntime().availableProcessors(),
                system.getTotalMemorySize() / 1_000_000,
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                System.getProperty("java.vm.vendor") + " " + Runtime.version(),
                Math.round(system.getSystemLoadAverage() * 100) / 100.0);
    }

    private static String cpuModel() {
        try (var lines = Files.lines(CPU)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException elsewhere) {
            return System.getProperty("os.arch");
        }
    }
}
