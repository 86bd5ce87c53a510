package io.emberkeep.sif.store;

import io.emberkeep.contract.configuration.ConfigurationMessage;
import io.emberkeep.contract.configuration.PoolConfiguration;
import io.emberkeep.contract.id.PoolId;
import io.emberkeep.contract.id.Revision;
import io.emberkeep.contract.wire.Envelope;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Looks at pools without locking them. */
@ApplicationScoped
public class Reading {

    private final Database database;
    private final StateStore store;
    private final Post post;

    Reading(Database database, StateStore store, Post post) {
        this.database = database;
        this.store = store;
        this.post = post;
    }

    /** All pools with their revisions, in the order of their names. */
    public Map<PoolId, Revision> revisions() {
        var all = new TreeMap<PoolId, Revision>();
        database.look(connection -> Database.query(connection, PoolRow::of, PoolRow.SELECT))
                .forEach(row -> all.put(row.pool(), new Revision(row.revision())));
        return all;
    }

    /** A pool as it is at one revision; none if there is no such pool. */
    public Optional<PoolConfiguration> pool(PoolId pool) {
        return database.look(connection -> store.load(connection, pool))
                .map(stored -> stored.state().configuration());
    }

    /** A pool's newest revision as a message, with what it changed (DESIGN rule 7). */
    Optional<Envelope<ConfigurationMessage>> newest(PoolId pool) {
        return database.look(
                connection -> {
                    var stored = store.load(connection, pool);
                    if (stored.isEmpty()) {
                        return Optional.empty();
                    }
                    var state = stored.get().state().configuration();
                    var at = stored.get().row().revisedAt();
                    var changes = History.of(connection, pool, state.revision());
                    return Optional.of(
                            Envelope.of(
                                    post.source(),
                                    at,
                                    pool,
                                    new ConfigurationMessage(at, changes, state)));
                });
    }
}
