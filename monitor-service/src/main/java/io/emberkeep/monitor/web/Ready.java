package io.emberkeep.monitor.web;

import io.emberkeep.monitor.watch.Monitor;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once the configuration is read to its end, as long as the broker answers. */
@Readiness
@ApplicationScoped
class Ready implements HealthCheck {

    private final Monitor monitor;

    Ready(Monitor monitor) {
        this.monitor = monitor;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("configuration read, broker answers")
                .status(monitor.ready())
                .build();
    }
}
