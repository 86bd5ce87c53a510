package io.emberkeep.benchmarks.signals;

import io.emberkeep.benchmarks.measure.Latencies;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/** What came of one measurement. */
final class Counts {

    private final Latencies answers = new Latencies();
    private final Latencies disk = new Latencies();
    private final AtomicLong asked = new AtomicLong();
    private final AtomicLong granted = new AtomicLong();
    private final AtomicLong others = new AtomicLong();
    private volatile double reached;

    Latencies answers() {
        return answers;
    }

    Latencies disk() {
        return disk;
    }

    void asked() {
        asked.incrementAndGet();
    }

    void answered(boolean asExpected, long nanos) {
        answers.record(nanos);
        (asExpected ? granted : others).incrementAndGet();
    }

    boolean complete() {
        return granted.get() + others.get() >= asked.get();
    }

    long open() {
        return asked.get() - granted.get() - others.get();
    }

    void reached(double signalsPerSecond) {
        reached = signalsPerSecond;
    }

    String summary() {
        return String.format(
                Locale.ROOT,
                "%.1f signals/s sent; %d claims, %d granted under the epoch expected, %d answered"
                        + " otherwise, %d not answered",
                reached,
                asked.get(),
                granted.get(),
                others.get(),
                open());
    }
}
