package io.emberkeep.power.web;

import io.emberkeep.power.watch.Power;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once it has its share of the pools, as long as the broker answers. */
@Readiness
@ApplicationScoped
class Ready implements HealthCheck {

    private final Power power;

    Ready(Power power) {
        this.power = power;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("configuration read, pools assigned, broker answers")
                .status(power.ready())
                .build();
    }
}
