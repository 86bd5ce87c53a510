package io.emberkeep.sif.store;

import io.emberkeep.messaging.BrokerClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The one clock of this process; the database has its own, of which the leases are (DESIGN rule 3). */
@ApplicationScoped
public class Clocks {

    @Produces
    @Singleton
    BrokerClock clock(@ConfigProperty(name = "emberkeep.clock.offset") Duration offset) {
        return new BrokerClock(Clock.offset(Clock.systemUTC(), offset));
    }
}
