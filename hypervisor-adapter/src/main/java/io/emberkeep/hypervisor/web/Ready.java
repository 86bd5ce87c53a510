package io.emberkeep.hypervisor.web;

import io.emberkeep.hypervisor.messaging.Channels;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready as soon as commands are read up to now, and for as long as the broker answers. */
@Readiness
public class Ready implements HealthCheck {

    private final Channels channels;

    Ready(Channels channels) {
        this.channels = channels;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("commands are read").status(channels.ready()).build();
    }
}
