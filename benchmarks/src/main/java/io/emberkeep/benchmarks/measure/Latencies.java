package io.emberkeep.benchmarks.measure;

import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.ConcurrentHistogram;

/** How long something took, each time: three digits, up to a minute. Safe for many threads. */
public final class Latencies {

    private static final double NANOS_PER_MILLI = 1e6;

    private final ConcurrentHistogram histogram =
            new ConcurrentHistogram(TimeUnit.MINUTES.toNanos(1), 3);

    /** One more; what took longer than a minute counts as one. */
    public void record(long nanos) {
        histogram.recordValue(Math.clamp(nanos, 0, TimeUnit.MINUTES.toNanos(1)));
    }

    /** How many were recorded. */
    public long count() {
        return histogram.getTotalCount();
    }

    /** The value below which that share of them lies, in milliseconds. @param percent 0 to 100 */
    public double millis(double percent) {
        return histogram.getValueAtPercentile(percent) / NANOS_PER_MILLI;
    }

    /** The names of a table's columns. */
    public static String header(String first) {
        return "%-34s %8s %8s %8s %8s %8s %9s"
                .formatted(first, "p50", "p90", "p99", "p99.9", "max", "count");
    }

    /** A line of the table: percentiles in milliseconds. */
    public String row(String name) {
        return String.format(
                Locale.ROOT,
                "%-34s %8.2f %8.2f %8.2f %8.2f %8.2f %9d",
                name,
                millis(50),
                millis(90),
                millis(99),
                millis(99.9),
                histogram.getMaxValue() / NANOS_PER_MILLI,
                count());
    }
}
