package io.emberkeep.sif.store;

import io.emberkeep.contract.configuration.PoolConfiguration;
import io.emberkeep.contract.id.PoolId;
import io.emberkeep.contract.id.Revision;
import io.emberkeep.sif.store.entity.PoolEntity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Looks at pools without locking them. */
@ApplicationScoped
public class Reading {

    private final StateStore store;

    Reading(StateStore store) {
        this.store = store;
    }

    /** All pools with their revisions, in the order of their names. */
    @Transactional
    public Map<PoolId, Revision> revisions() {
        var all = new TreeMap<PoolId, Revision>();
        for (PoolEntity row : PoolEntity.<PoolEntity>listAll()) {
            all.put(new PoolId(row.pool), new Revision(row.revision));
        }
        return all;
    }

    /** A pool as it is at one revision; none if there is no such pool. */
    @Transactional
    public Optional<PoolConfiguration> pool(PoolId pool) {
        store.asOfOneMoment();
        return PoolEntity.<PoolEntity>findByIdOptional(pool.value())
                .map(row -> store.load(row, Optional.empty()).configuration());
    }
}
