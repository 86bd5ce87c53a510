package io.emberkeep.benchmarks.probes;

import io.emberkeep.benchmarks.measure.Metrics;
import io.emberkeep.benchmarks.measure.ProcessUse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/**
 * What was measured.
 *
 * @param options what was asked for
 * @param cores CPU of the processes
 * @param memory of the monitor-service
 * @param before its own metrics at the beginning
 * @param after its own metrics at the end
 * @param floor each line the CPU of one target in the bare loop, of the process and of the kernel, in microseconds
 */
record Measured(
        ProbesOptions options,
        Cores cores,
        Memory memory,
        Metrics before,
        Metrics after,
        List<String> floor) {

    private static final String LATENESS = "emberkeep_examination_lateness_seconds";

    /** CPU in cores; of the monitor also parted into its own and the kernel's for it. */
    record Cores(double monitor, double user, double kernel, double broker, double responder) {}

    /** In megabytes. @param pss what is shared with other processes counted in part */
    record Memory(long resident, long pss, long peak) {
        static Memory of(long pid) throws IOException {
            return new Memory(
                    ProcessUse.megabytes(pid, "status", "VmRSS"),
                    ProcessUse.megabytes(pid, "smaps_rollup", "Pss"),
                    ProcessUse.megabytes(pid, "status", "VmHWM"));
        }
    }

    String text() {
        var text = new StringBuilder();
        line(
                text,
                "%d targets in %d pools, each %d s, network by %s; -Xmx%dm, %s%s",
                options.targets(),
                options.pools(),
                options.interval().toSeconds(),
                options.network(),
                options.heapMegabytes(),
                options.optimize() ? "optimized" : "the launcher's flags",
                options.flags().isEmpty() ? "" : " and " + String.join(" ", options.flags()));
        line(
                text,
                "monitor-service  %.3f cores (%.3f user, %.3f kernel)",
                cores.monitor(),
                cores.user(),
                cores.kernel());
        line(text, "broker           %.3f cores", cores.broker());
        line(text, "responder        %.3f cores", cores.responder());
        line(
                text,
                "memory           %d MB resident, %d MB PSS, %d MB at most",
                memory.resident(),
                memory.pss(),
                memory.peak());
        line(
                text,
                "collections      %.0f, %.0f ms in all",
                after.sumSince(before, "jvm_gc_pause_seconds_count"),
                after.sumSince(before, "jvm_gc_pause_seconds_sum") * 1e3);
        if (options.targets() > 0) {
            examinations(text);
        }
        return text.toString();
    }

    private void examinations(StringBuilder text) {
        var done = Math.round(after.sumSince(before, LATENESS + "_count"));
        var wanted =
                (double) options.targets()
                        * options.measure().toNanos()
                        / options.interval().toNanos();
        var perSecond = (double) done / options.measure().toSeconds();
        line(text, "examinations     %d, %.1f %% of those wanted", done, 100 * done / wanted);
        line(
                text,
                "steps            %.0f of recoveries (none is right: all targets are good)",
                after.sumSince(before, "emberkeep_recovery_steps_total"));
        var lateness = after.timesSince(before, LATENESS);
        line(
                text,
                "lateness         p50 %.1f ms, p99 %.1f ms, p99.9 %.1f ms, max %.1f ms",
                lateness.getValueAtPercentile(50) / 1e3,
                lateness.getValueAtPercentile(99) / 1e3,
                lateness.getValueAtPercentile(99.9) / 1e3,
                lateness.getMaxValue() / 1e3);
        line(
                text,
                "one target       %.1f µs (%.1f user, %.1f kernel)",
                cores.monitor() * 1e6 / perSecond,
                cores.user() * 1e6 / perSecond,
                cores.kernel() * 1e6 / perSecond);
        for (var round : floor) {
            var parts = round.split(" ");
            line(
                    text,
                    "  bare loop      %s user, %s kernel%s",
                    parts[0],
                    parts[1],
                    options.network() == ProbesOptions.Network.ICMP ? ", without the ping" : "");
        }
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
