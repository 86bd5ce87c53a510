package io.emberkeep.monitor.watch;

import io.emberkeep.contract.id.PoolId;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.monitor.dbss.DbssEffect.StepDone;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Locale;
import org.jboss.logging.Logger;

/** The one place where a step of a recovery is logged and counted (DBSS-13). */
@ApplicationScoped
public class Transitions {

    private static final Logger LOG = Logger.getLogger(Transitions.class);

    private final MeterRegistry metrics;
    private final Timer lateness;

    Transitions(MeterRegistry metrics) {
        this.metrics = metrics;
        this.lateness =
                Timer.builder("emberkeep.examination.lateness")
                        .description(
                                "from the moment at which a target was to be examined to the examination's start")
                        .publishPercentileHistogram()
                        .minimumExpectedValue(Duration.ofMillis(1))
                        .maximumExpectedValue(Duration.ofSeconds(30))
                        .register(metrics);
    }

    /** One examination of each interval has begun. @param late how late */
    void begun(Duration late) {
        lateness.record(late);
    }

    /** One log line and one count. */
    void step(PoolId pool, ServerId target, StepDone done) {
        LOG.infof(
                "%s %s incident=%s job=%s step=%s %s",
                pool,
                target,
                done.incident(),
                done.job().name().toLowerCase(Locale.ROOT),
                done.step(),
                done.detail());
        metrics.counter(
                        "emberkeep.recovery.steps",
                        "pool",
                        pool.value(),
                        "job",
                        done.job().name(),
                        "step",
                        done.step().name())
                .increment();
    }
}
