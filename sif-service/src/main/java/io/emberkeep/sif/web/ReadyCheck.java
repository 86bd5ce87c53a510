package io.emberkeep.sif.web;

import io.emberkeep.sif.store.ReplicaLife;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when the database and a broker answer and the signals have been read to their end. */
@Readiness
@ApplicationScoped
public class ReadyCheck implements HealthCheck {

    private final ReplicaLife life;

    ReadyCheck(ReplicaLife life) {
        this.life = life;
    }

    @Override
    public HealthCheckResponse call() {
        var replica = life.replica();
        var troubles = replica == null ? List.of("is starting") : replica.troubles();
        var response = HealthCheckResponse.named("sif-replica").status(troubles.isEmpty());
        for (var i = 0; i < troubles.size(); i++) {
            response.withData("trouble-" + (i + 1), troubles.get(i).toString());
        }
        return response.build();
    }
}
