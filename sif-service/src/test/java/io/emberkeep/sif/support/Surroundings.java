package io.emberkeep.sif.support;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;

/** A real database and a real broker for the tests that want them. */
public final class Surroundings implements QuarkusTestResourceLifecycleManager {

    private EmbeddedPostgres database;
    private Broker broker;

    @Override
    public Map<String, String> start() {
        try {
            database =
                    EmbeddedPostgres.builder()
                            .setServerConfig("fsync", "off")
                            .setServerConfig("max_connections", "60")
                            .start();
            broker = Broker.start(Files.createTempDirectory("emberkeep-broker"));
            return Map.of(
                    "emberkeep.kafka", broker.bootstrap(),
                    "emberkeep.database.url", database.getJdbcUrl("postgres", "postgres"),
                    "emberkeep.database.user", "postgres",
                    "quarkus.log.category.\"kafka\".level", "ERROR",
                    "quarkus.log.category.\"state.change.logger\".level", "ERROR",
                    "quarkus.log.category.\"io.zonky\".level", "WARN",
                    "emberkeep.instance", "sif-1");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void stop() {
        try {
            if (broker != null) {
                broker.close();
            }
            if (database != null) {
                database.close();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
