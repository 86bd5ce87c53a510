package io.emberkeep.benchmarks.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What a process has used so far, by the kernel's books.
 *
 * @param at when that was asked, of {@link System#nanoTime()}
 * @param user CPU time in the process itself
 * @param kernel CPU time in the kernel on its behalf
 */
public record ProcessUse(long at, Duration user, Duration kernel) {

    /** USER_HZ, which is 100 on every Linux. */
    private static final int MILLIS_PER_TICK = 10;

    private static final int UTIME_AFTER_NAME = 11;

    /** Looks now. */
    public static ProcessUse of(long pid) throws IOException {
        var line = Files.readString(Path.of("/proc/" + pid + "/stat"));
        var fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
        return new ProcessUse(
                System.nanoTime(),
                ticks(fields[UTIME_AFTER_NAME]),
                ticks(fields[UTIME_AFTER_NAME + 1]));
    }

    private static Duration ticks(String text) {
        return Duration.ofMillis(Long.parseLong(text) * MILLIS_PER_TICK);
    }

    /** Both. */
    public Duration cpu() {
        return user.plus(kernel);
    }

    /** Cores in use since then. */
    public double coresSince(ProcessUse then) {
        return share(cpu().minus(then.cpu()), then);
    }

    /** The process' own part of it. */
    public double userSince(ProcessUse then) {
        return share(user.minus(then.user), then);
    }

    /** The kernel's part of it. */
    public double kernelSince(ProcessUse then) {
        return share(kernel.minus(then.kernel), then);
    }

    private double share(Duration cpu, ProcessUse then) {
        return (double) cpu.toNanos() / (at - then.at);
    }

    /** A size of the process in megabytes: VmRSS, VmHWM of status; Pss of smaps_rollup. */
    public static long megabytes(long pid, String file, String name) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + pid + "/" + file)).stream()
                .filter(line -> line.startsWith(name + ":"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1_024)
                .findFirst()
                .orElse(0);
    }
}
