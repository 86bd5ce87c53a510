package io.emberkeep.sif.store;

import jakarta.enterprise.context.ApplicationScoped;
import org.flywaydb.core.Flyway;

/** Brings the tables to this version; several replicas may do so at once. */
@ApplicationScoped
public class Migration {

    private final Flyway flyway;

    Migration(Flyway flyway) {
        this.flyway = flyway;
    }

    /** Does nothing if they are so already. */
    public void migrate() {
        flyway.migrate();
    }
}
