package io.emberkeep.sif.store;

import io.emberkeep.contract.id.PoolId;
import io.emberkeep.sif.configuration.PoolState;
import java.util.Map;

/**
 * A pool as it is recorded: the same as long as its row's {@code edits} are.
 *
 * @param row the pool's own row
 * @param state without incidents that are over
 * @param places of the rows of each table, by their names
 */
record Stored(PoolRow row, PoolState state, Map<String, Map<String, Long>> places) {

    static Stored none(PoolId pool) {
        return new Stored(PoolRow.none(pool), PoolState.none(pool), Map.of());
    }

    Map<String, Long> placesIn(Table<?> table) {
        return places.getOrDefault(table.table(), Map.of());
    }
}
