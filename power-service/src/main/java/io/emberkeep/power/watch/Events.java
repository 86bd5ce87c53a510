package io.emberkeep.power.watch;

import io.emberkeep.contract.id.GroupId;
import io.emberkeep.contract.id.PoolId;
import io.emberkeep.contract.transition.TransitionEvent;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Locale;
import org.jboss.logging.Logger;

/** The one place where what happens to a transition is logged and counted. */
@ApplicationScoped
public class Events {

    private static final Logger LOG = Logger.getLogger(Events.class);

    private final MeterRegistry metrics;
    private final Timer ages;

    Events(MeterRegistry metrics) {
        this.metrics = metrics;
        this.ages =
                Timer.builder("emberkeep.power.samples.age")
                        .description("from when samples were published until they were taken")
                        .publishPercentileHistogram()
                        .minimumExpectedValue(Duration.ofMillis(1))
                        .maximumExpectedValue(Duration.ofSeconds(30))
                        .register(metrics);
    }

    /** One log line and one count. */
    void happened(PoolId pool, TransitionEvent event) {
        LOG.infof(
                "%s %s transition=%s kind=%s state=%s step=%d/%d %s",
                pool,
                event.group().map(GroupId::value).orElse("-"),
                event.transition(),
                event.kind().name().toLowerCase(Locale.ROOT),
                event.state().name().toLowerCase(Locale.ROOT),
                event.step(),
                event.steps(),
                event.what());
        metrics.counter(
                        "emberkeep.power.transitions",
                        "pool",
                        pool.value(),
                        "kind",
                        event.kind().name(),
                        "state",
                        event.state().name())
                .increment();
    }

    /**
     * Samples of one message.
     *
     * @param taken how many were taken
     * @param refused how many are not believed
     * @param age of the message, by the broker's clock
     */
    void samples(PoolId pool, int taken, int refused, Duration age) {
        metrics.counter("emberkeep.power.samples.taken", "pool", pool.value()).increment(taken);
        metrics.counter("emberkeep.power.samples.refused", "pool", pool.value()).increment(refused);
        ages.record(age.isNegative() ? Duration.ZERO : age);
    }
}
