package io.emberkeep.power.watch;

import io.emberkeep.contract.id.GroupId;
import io.emberkeep.contract.id.PoolId;
import io.emberkeep.contract.transition.TransitionEvent;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import org.jboss.logging.Logger;

/** The one place where what happens to a transition is logged and counted. */
@ApplicationScoped
public class Events {

    private static final Logger LOG = Logger.getLogger(Events.class);

    private final MeterRegistry metrics;

    Events(MeterRegistry metrics) {
        this.metrics = metrics;
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

    /** A sample that is not believed. */
    void refusedSample(PoolId pool) {
        metrics.counter("emberkeep.power.samples.refused", "pool", pool.value()).increment();
    }
}
