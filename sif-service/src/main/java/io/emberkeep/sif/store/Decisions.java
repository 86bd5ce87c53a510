package io.emberkeep.sif.store;

import io.emberkeep.contract.decision.Known;
import io.emberkeep.messaging.DecisionKeeper;
import io.emberkeep.messaging.KafkaSettings;
import io.emberkeep.sif.keeping.SifKeeping;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Keeps what was decided (DESIGN rule 11). Beside the outbox, not in it: a decision has the pool's whole state
 * in it, and an answer must not wait for that to be written.
 */
@ApplicationScoped
public class Decisions {

    private final DecisionKeeper keeper;
    private final Known known = new Known();

    Decisions(
            MeterRegistry metrics,
            @ConfigProperty(name = "emberkeep.kafka") String kafka,
            @ConfigProperty(name = "emberkeep.instance") String instance) {
        this.keeper = new DecisionKeeper(new KafkaSettings(kafka), "/sif-service/" + instance);
        metrics.gauge("emberkeep.decisions.lost", keeper, DecisionKeeper::lost);
    }

    /** Keeps those that are worth it; to be called when they are committed. */
    void committed(List<Decided> decided) {
        for (var one : decided) {
            if (SifKeeping.isKept(one.before(), one.input(), one.decision())) {
                keeper.keep(
                        one.before().pool(),
                        () -> SifKeeping.of(known, one.before(), one.input(), one.decision()));
            }
        }
    }

    @PreDestroy
    void close() {
        keeper.close();
    }
}
