package io.emberkeep.sif.store;

import io.emberkeep.messaging.BrokerClock;
import io.emberkeep.messaging.KafkaSettings;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** This process's replica: begins and ends with it. */
@ApplicationScoped
public class ReplicaLife {

    private final Store store;
    private final SignalMetrics metrics;
    private final BrokerClock clock;
    private final String bootstrap;
    private final String instance;
    private Replica replica;

    ReplicaLife(
            Store store,
            SignalMetrics metrics,
            BrokerClock clock,
            @ConfigProperty(name = "emberkeep.kafka") String bootstrap,
            @ConfigProperty(name = "emberkeep.instance") String instance) {
        this.store = store;
        this.metrics = metrics;
        this.clock = clock;
        this.bootstrap = bootstrap;
        this.instance = instance;
    }

    void begin(@Observes StartupEvent event) {
        replica = new Replica(new KafkaSettings(bootstrap), instance, store, metrics, clock);
    }

    void end(@Observes ShutdownEvent event) {
        if (replica != null) {
            replica.close();
        }
    }

    /** The replica of this process. */
    public Replica replica() {
        return replica;
    }
}
