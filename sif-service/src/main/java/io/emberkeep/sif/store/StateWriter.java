package io.emberkeep.sif.store;

import io.emberkeep.contract.configuration.Incident;
import io.emberkeep.contract.configuration.PoolConfiguration;
import io.emberkeep.contract.id.HolderId;
import io.emberkeep.contract.id.IncidentId;
import io.emberkeep.contract.id.PoolId;
import io.emberkeep.contract.id.ResourceId;
import io.emberkeep.sif.configuration.PoolState;
import io.emberkeep.sif.configuration.PoolState.Failover;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Writes what differs between two states of a pool, and nothing else. */
final class StateWriter {

    private static final String POOL =
            """
            update pool p set revision = d.revision, revised_at = d.revised_at, mode = d.mode, edits = d.edits, power_mode = d.power_mode
            from json_populate_recordset(null::pool, ?::json) d where p.pool = d.pool""";
    private static final String POOL_AND_INVENTORY =
            """
            insert into pool select * from json_populate_recordset(null::pool, ?::json)
            on conflict (pool) do update set revision = excluded.revision, revised_at = excluded.revised_at,
                mode = excluded.mode, inventory = excluded.inventory,
                inventory_revision = excluded.inventory_revision, edits = excluded.edits,
                power_mode = excluded.power_mode""";
    private static final String LEASE =
            """
            insert into lease select * from json_populate_recordset(null::lease, ?::json)
            on conflict (pool, name) do update set expires_at = excluded.expires_at""";
    private static final String LEASE_GONE =
            """
            delete from lease old using json_populate_recordset(null::lease, ?::json) gone
            where old.pool = gone.pool and old.name = gone.name""";

    private StateWriter() {}

    /**
     * @param before as recorded
     * @param pastBefore incidents that are over, as recorded, as far as anything named them
     * @param after as it is to be, with the incidents that are over, as far as anything named them
     * @return as it will be recorded
     */
    static Stored write(
            Stored before,
            Map<IncidentId, Incident> pastBefore,
            PoolState after,
            Instant now,
            Writes writes) {
        var pool = after.pool();
        var row = writePool(before, after.configuration(), now, writes);
        var old = before.state().configuration();
        var next = after.configuration();
        var places = new HashMap<>(before.places());
        var tables = new Tables(pool, before, places, writes);
        tables.write(Mapping.OPERATION, old.operation(), next.operation());
        tables.write(Mapping.SUSPEND, old.suspend(), next.suspend());
        tables.write(Mapping.LIVE_MIGRATION, old.liveMigration(), next.liveMigration());
        tables.write(Mapping.REAL_SERVER, old.realServers(), next.realServers());
        tables.write(Mapping.STATE, old.states(), next.states());
        tables.write(Mapping.TROUBLE, old.troubles(), next.troubles());
        tables.write(Mapping.PROBLEM, old.problems(), next.problems());
        tables.write(Mapping.SLEEPING, old.sleeping(), next.sleeping());
        tables.write(Mapping.AWAY, old.away(), next.away());
        tables.write(Mapping.MAINTENANCE, maintenance(old), maintenance(next));
        tables.write(Mapping.HOLD, old.holds(), next.holds());
        var incidents = before.placesIn(Mapping.INCIDENT);
        places.put(
                Mapping.INCIDENT.table(),
                Mapping.INCIDENT.put(pool, old.incidents(), next.incidents(), incidents, writes));
        after.past().values().stream()
                .filter(over -> !over.equals(pastBefore.get(over.id())))
                .forEach(
                        over ->
                                Mapping.INCIDENT.put(
                                        pool,
                                        over,
                                        incidents.getOrDefault(over.id().value(), 1L),
                                        writes));
        writeTransitions(pool, before, after, places, writes);
        writeLeases(pool, before.state().leases(), after.leases(), writes);
        return new Stored(row, known(after), places);
    }

    /** Each table's places go where those before were. */
    private record Tables(
            PoolId pool, Stored before, Map<String, Map<String, Long>> places, Writes writes) {

        <T> void write(Table<T> table, List<T> old, List<T> next) {
            places.put(table.table(), table.write(pool, old, next, before.placesIn(table), writes));
        }
    }

    private static PoolRow writePool(
            Stored before, PoolConfiguration next, Instant now, Writes writes) {
        var old = before.state().configuration();
        var known = before.row();
        var revised = !old.revision().equals(next.revision());
        var inventory = !known.exists() || !old.inventory().equals(next.inventory());
        var row =
                new PoolRow(
                        known.pool(),
                        next.revision().value(),
                        revised ? now : known.revisedAt(),
                        next.mode(),
                        inventory ? next.revision().value() : known.inventoryRevision(),
                        known.edits() + 1,
                        next.powerMode());
        var columns =
                writes.state(inventory ? POOL_AND_INVENTORY : POOL)
                        .put("pool", row.pool().value())
                        .put("revision", row.revision())
                        .put("revised_at", row.revisedAt().toString())
                        .put("mode", row.mode().name())
                        .put("power_mode", row.powerMode().name())
                        .put("edits", row.edits());
        if (inventory) {
            columns.put("inventory", Letters.text(next.inventory()))
                    .put("inventory_revision", row.inventoryRevision());
        }
        return row;
    }

    /** Those that are over stay in the table, for the record. */
    private static void writeTransitions(
            PoolId pool,
            Stored before,
            PoolState after,
            Map<String, Map<String, Long>> places,
            Writes writes) {
        var known = before.placesIn(TransitionMapping.TRANSITION);
        places.put(
                TransitionMapping.TRANSITION.table(),
                TransitionMapping.TRANSITION.put(
                        pool,
                        before.state().configuration().transitions(),
                        after.configuration().transitions(),
                        known,
                        writes));
        after.ended()
                .forEach(
                        over ->
                                TransitionMapping.TRANSITION.put(
                                        pool,
                                        over,
                                        known.getOrDefault(over.id().value(), 1L),
                                        writes));
    }

    private static void writeLeases(
            PoolId pool,
            Map<HolderId, Instant> before,
            Map<HolderId, Instant> after,
            Writes writes) {
        before.keySet().stream()
                .filter(id -> !after.containsKey(id))
                .forEach(
                        id ->
                                writes.state(LEASE_GONE)
                                        .put("pool", pool.value())
                                        .put("name", id.value()));
        after.forEach(
                (id, until) -> {
                    if (!until.equals(before.get(id))) {
                        writes.state(LEASE)
                                .put("pool", pool.value())
                                .put("name", id.value())
                                .put("expires_at", until.toString());
                    }
                });
    }

    private static List<ResourceId> maintenance(PoolConfiguration configuration) {
        return Stream.concat(
                        configuration.serversInMaintenance().stream().map(ResourceId::of),
                        configuration.hostsInMaintenance().stream().map(ResourceId::of))
                .toList();
    }

    /** As it would be read again: without the past, and no more failovers than matter. */
    private static PoolState known(PoolState state) {
        var failovers =
                state.failovers().stream()
                        .sorted(Comparator.comparing(Failover::at).reversed())
                        .limit(StateStore.MOST_FAILOVERS)
                        .toList();
        return new PoolState(state.configuration(), state.leases(), failovers, Map.of());
    }
}
