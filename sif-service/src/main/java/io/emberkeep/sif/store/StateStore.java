package io.emberkeep.sif.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.emberkeep.contract.configuration.PoolConfiguration;
import io.emberkeep.contract.id.HolderId;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.PoolId;
import io.emberkeep.contract.id.ResourceId;
import io.emberkeep.contract.id.Revision;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.inventory.Inventory;
import io.emberkeep.sif.configuration.PoolState;
import io.emberkeep.sif.configuration.PoolState.Failover;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads a pool's whole state, in one statement and so as of one moment. */
@ApplicationScoped
public class StateStore {

    /** Beyond a hundred nothing changes (DBSS-15): the core looks at those that matter. */
    static final int MOST_FAILOVERS = 100;

    private static final List<Table<?>> TABLES =
            List.of(
                    Mapping.OPERATION,
                    Mapping.SUSPEND,
                    Mapping.LIVE_MIGRATION,
                    Mapping.REAL_SERVER,
                    Mapping.STATE,
                    Mapping.TROUBLE,
                    Mapping.PROBLEM,
                    Mapping.SLEEPING,
                    Mapping.AWAY,
                    Mapping.MAINTENANCE,
                    Mapping.HOLD);
    private static final List<String> PARTS =
            Stream.concat(
                            TABLES.stream().map(table -> table.select("")),
                            Stream.of(
                                    Mapping.INCIDENT.select("and not e.is_over"),
                                    TransitionMapping.TRANSITION.select("and not e.is_over"),
                                    "select json_agg(l) from lease l where l.pool = ?",
                                    """
                                    select json_agg(f) from (
                                        select target, function_recovered_at as at from incident
                                        where pool = ? and function_recovered_at is not null
                                        order by function_recovered_at desc limit %d) f"""
                                            .formatted(MOST_FAILOVERS)))
                    .toList();
    private static final String LOAD =
            "select p.pool, p.revision, p.revised_at, p.mode, p.inventory_revision, p.edits, p.power_mode,"
                    + " case when p.inventory_revision = ? then null else p.inventory end, "
                    + PARTS.stream().collect(Collectors.joining("), (", "(", ")"))
                    + " from pool p where p.pool = ?";
    private static final int INVENTORY = 8;
    private static final int FIRST_PART = 9;

    private final Map<PoolId, KnownInventory> inventories = new ConcurrentHashMap<>();

    /** An inventory is parsed once: it never changes under its revision. */
    private record KnownInventory(long revision, Inventory inventory) {
        static final KnownInventory NONE = new KnownInventory(-1, null);
    }

    /** What is recorded of a pool; none if there is no such pool. */
    Optional<Stored> load(Connection connection, PoolId pool) throws SQLException {
        var known = inventories.getOrDefault(pool, KnownInventory.NONE);
        var parameters = new Object[PARTS.size() + 2];
        Arrays.fill(parameters, pool.value());
        parameters[0] = known.revision();
        return Database.query(connection, row -> read(row, known), LOAD, parameters).stream()
                .findFirst();
    }

    private Stored read(ResultSet result, KnownInventory known) throws SQLException {
        var row = PoolRow.of(result);
        var inventory = inventory(row, result.getString(INVENTORY), known);
        var parts = new HashMap<String, JsonNode>();
        for (var i = 0; i < TABLES.size(); i++) {
            parts.put(TABLES.get(i).table(), json(result.getString(FIRST_PART + i)));
        }
        var next = FIRST_PART + TABLES.size();
        parts.put(Mapping.INCIDENT.table(), json(result.getString(next)));
        parts.put(TransitionMapping.TRANSITION.table(), json(result.getString(next + 1)));
        var leases = json(result.getString(next + 2));
        var failovers = json(result.getString(next + 3));
        var configuration = configuration(row, inventory, parts);
        var state = new PoolState(configuration, leases(leases), failovers(failovers), Map.of());
        var places = new HashMap<String, Map<String, Long>>();
        parts.forEach((table, rows) -> places.put(table, Table.places(rows)));
        return new Stored(row, state, places);
    }

    private static PoolConfiguration configuration(
            PoolRow row, Inventory inventory, Map<String, JsonNode> parts) {
        var maintenance = rows(Mapping.MAINTENANCE, parts);
        return new PoolConfiguration(
                new Revision(row.revision()),
                row.mode(),
                row.powerMode(),
                inventory,
                names(maintenance, false).map(ServerId::new).collect(Collectors.toSet()),
                names(maintenance, true).map(HostId::new).collect(Collectors.toSet()),
                rows(Mapping.OPERATION, parts),
                rows(Mapping.SUSPEND, parts),
                rows(Mapping.LIVE_MIGRATION, parts),
                rows(Mapping.REAL_SERVER, parts),
                rows(Mapping.STATE, parts),
                rows(Mapping.TROUBLE, parts),
                rows(Mapping.PROBLEM, parts),
                rows(Mapping.SLEEPING, parts),
                rows(Mapping.AWAY, parts),
                rows(Mapping.INCIDENT, parts),
                rows(TransitionMapping.TRANSITION, parts),
                rows(Mapping.HOLD, parts));
    }

    private static <T> List<T> rows(Table<T> table, Map<String, JsonNode> parts) {
        return table.rows(parts.get(table.table()));
    }

    private static Stream<String> names(List<ResourceId> resources, boolean hosts) {
        return resources.stream().filter(one -> one.isHost() == hosts).map(ResourceId::name);
    }

    private static Map<HolderId, Instant> leases(JsonNode rows) {
        return stream(rows)
                .collect(
                        Collectors.toMap(
                                row -> new HolderId(Columns.text(row, "name")),
                                row -> Columns.time(row, "expires_at")));
    }

    private static List<Failover> failovers(JsonNode rows) {
        return stream(rows)
                .map(
                        row ->
                                new Failover(
                                        new ServerId(Columns.text(row, "target")),
                                        Columns.time(row, "at")))
                .toList();
    }

    private static Stream<JsonNode> stream(JsonNode rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }

    /** @param fresh none if the known one is it */
    private Inventory inventory(PoolRow row, String fresh, KnownInventory known) {
        if (fresh == null) {
            return known.inventory();
        }
        var inventory = Letters.read(fresh, Inventory.class);
        inventories.put(row.pool(), new KnownInventory(row.inventoryRevision(), inventory));
        return inventory;
    }

    private static JsonNode json(String text) {
        return text == null ? JsonNodeFactory.instance.arrayNode() : Letters.tree(text);
    }
}
