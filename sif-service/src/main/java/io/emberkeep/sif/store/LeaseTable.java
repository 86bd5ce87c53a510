package io.emberkeep.sif.store;

import io.emberkeep.contract.id.PoolId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Which claims have run out, by the database's clock (DESIGN rule 3). */
@ApplicationScoped
public class LeaseTable {

    private final Database database;
    private final StateStore store;

    LeaseTable(Database database, StateStore store) {
        this.database = database;
        this.store = store;
    }

    /** The pools in which a lease ran out, with how long a lease is there. */
    public Map<PoolId, Duration> ranOut() {
        return database.look(
                connection -> {
                    var all = new HashMap<PoolId, Duration>();
                    for (var pool :
                            Database.query(
                                    connection,
                                    row -> new PoolId(row.getString(1)),
                                    "select distinct pool from lease where expires_at < clock_timestamp()")) {
                        store.load(connection, pool)
                                .map(
                                        stored ->
                                                stored.state()
                                                        .configuration()
                                                        .inventory()
                                                        .settings())
                                .ifPresent(settings -> all.put(pool, settings.lease()));
                    }
                    return all;
                });
    }
}
