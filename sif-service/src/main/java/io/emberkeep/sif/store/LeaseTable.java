package io.emberkeep.sif.store;

import io.emberkeep.contract.id.PoolId;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Which claims have run out, by the database's clock (DESIGN rule 3). */
@ApplicationScoped
public class LeaseTable {

    private final StateStore store;

    LeaseTable(StateStore store) {
        this.store = store;
    }

    /** The pools in which a lease ran out, with how long a lease is there. */
    @Transactional
    public Map<PoolId, Duration> ranOut() {
        var all = new HashMap<PoolId, Duration>();
        for (var name :
                Panache.getSession()
                        .createNativeQuery(
                                "select distinct pool from lease where expires_at < clock_timestamp()",
                                String.class)
                        .getResultList()) {
            var pool = new PoolId(name);
            store.inventory(pool)
                    .ifPresent(inventory -> all.put(pool, inventory.settings().lease()));
        }
        return all;
    }
}
