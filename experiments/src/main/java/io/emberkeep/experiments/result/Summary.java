package io.emberkeep.experiments.result;

import java.util.stream.DoubleStream;
import org.HdrHistogram.Histogram;

/** Many values of one figure, summed up: to the microsecond, percentiles with three digits. */
public final class Summary {

    private static final double MICROS = 1e6;
    private static final long LONGEST = 3_600_000_000L;
    private static final int DIGITS = 3;

    private final Histogram histogram = new Histogram(LONGEST, DIGITS);
    private double sum;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;

    /** Of values in seconds. @throws IllegalArgumentException if there is none */
    public Summary(DoubleStream seconds) {
        seconds.forEach(
                value -> {
                    histogram.recordValue(Math.round(value * MICROS));
                    sum += value;
                    min = Math.min(min, value);
                    max = Math.max(max, value);
                });
        if (histogram.getTotalCount() == 0) {
            throw new IllegalArgumentException("no values");
        }
    }

    /** How many there are. */
    public long count() {
        return histogram.getTotalCount();
    }

    /** One of them, in seconds. */
    public double of(Statistic statistic) {
        return switch (statistic) {
            case MEAN -> sum / count();
            case MIN -> min;
            case MAX -> max;
            case P50 -> percentile(50);
            case P99 -> percentile(99);
        };
    }

    /** No percentile is more than the largest value, however the histogram rounds. */
    private double percentile(double percent) {
        return Math.min(max, histogram.getValueAtPercentile(percent) / MICROS);
    }
}
