package io.emberkeep.sif.store;

import io.emberkeep.contract.configuration.Mode;
import io.emberkeep.contract.configuration.PowerMode;
import io.emberkeep.contract.id.PoolId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * A pool's own row, without its inventory; what a transaction locks (DESIGN rule 6).
 *
 * @param inventoryRevision the revision at which its inventory was written
 * @param edits grows with everything that is written of the pool's state
 */
record PoolRow(
        PoolId pool,
        long revision,
        Instant revisedAt,
        Mode mode,
        long inventoryRevision,
        long edits,
        PowerMode powerMode) {

    static final String SELECT =
            "select pool, revision, revised_at, mode, inventory_revision, edits, power_mode from pool ";

    static PoolRow of(ResultSet row) throws SQLException {
        return new PoolRow(
                new PoolId(row.getString(1)),
                row.getLong(2),
                row.getObject(3, OffsetDateTime.class).toInstant(),
                Mode.valueOf(row.getString(4)),
                row.getLong(5),
                row.getLong(6),
                PowerMode.valueOf(row.getString(7)));
    }

    /** A pool of which nothing is recorded yet. */
    static PoolRow none(PoolId pool) {
        return new PoolRow(pool, 0, Instant.EPOCH, Mode.ARMED, 0, 0, PowerMode.AUTOMATIC);
    }

    boolean exists() {
        return revision > 0;
    }
}
