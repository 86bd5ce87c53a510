package io.emberkeep.sif.store;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.function.Supplier;

/** Signals by kind and outcome, and how long a transaction takes. */
@ApplicationScoped
public class SignalMetrics {

    private final MeterRegistry registry;
    private final Timer transaction;

    SignalMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.transaction =
                Timer.builder("emberkeep.signal.transaction")
                        .description("One transaction of signals, from the lock to the commit")
                        .publishPercentiles(0.5, 0.99)
                        .register(registry);
    }

    <T> T timed(Supplier<T> work) {
        return transaction.record(work);
    }

    /** Kinds come from our own types, so that nobody can make up a thousand of them. */
    void count(Applied applied) {
        var kind = applied.outcome() == Applied.Outcome.DEAD_LETTER ? "unusable" : applied.kind();
        registry.counter(
                        "emberkeep.signals",
                        "kind",
                        kind.isEmpty() ? "any" : kind,
                        "outcome",
                        applied.outcome().name().toLowerCase(Locale.ROOT))
                .increment();
    }
}
