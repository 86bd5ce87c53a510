package io.emberkeep.sif.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.emberkeep.contract.configuration.Incident;
import io.emberkeep.contract.configuration.Mode;
import io.emberkeep.contract.configuration.PoolConfiguration;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.IncidentId;
import io.emberkeep.contract.id.PoolId;
import io.emberkeep.contract.id.ResourceId;
import io.emberkeep.contract.id.Revision;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.inventory.Inventory;
import io.emberkeep.contract.wire.Json;
import io.emberkeep.sif.configuration.PoolState;
import io.emberkeep.sif.configuration.PoolState.Failover;
import io.emberkeep.sif.store.entity.LeaseEntity;
import io.emberkeep.sif.store.entity.PoolEntity;
import io.emberkeep.sif.store.entity.PoolKey;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads and writes a pool's whole state. Every method wants a transaction. */
@ApplicationScoped
public class StateStore {

    private static final String NOT_OVER = "and e.over = false";

    private final Map<PoolId, KnownInventory> inventories = new ConcurrentHashMap<>();

    /** An inventory is parsed once: it never changes under its revision. */
    private record KnownInventory(long revision, Inventory inventory) {}

    /** Locks a pool against every other edit until the transaction ends; none if there is no such pool. */
    Optional<PoolEntity> lock(PoolId pool) {
        return PoolEntity.findByIdOptional(pool.value(), LockModeType.PESSIMISTIC_WRITE);
    }

    /** Everything is read before anything is written: no query needs to look for changes before it. */
    void writeOnlyAtTheEnd() {
        Panache.getEntityManager().setFlushMode(FlushModeType.COMMIT);
    }

    /** The database's time now, not when the transaction began. */
    Instant now() {
        return (Instant)
                Panache.getEntityManager()
                        .createNativeQuery("select clock_timestamp()", Instant.class)
                        .getSingleResult();
    }

    /** Begins to read many tables as they are at one moment; wants to be first in its transaction. */
    void asOfOneMoment() {
        Panache.getEntityManager()
                .createNativeQuery("set transaction isolation level repeatable read, read only")
                .executeUpdate();
    }

    /** What is recorded of a pool. @param named an incident that is wanted even if it is over */
    PoolState load(PoolEntity row, Optional<IncidentId> named) {
        var pool = new PoolId(row.pool);
        var inventory = inventory(pool, row);
        var maintenance = Mapping.MAINTENANCE.load(pool);
        var configuration =
                new PoolConfiguration(
                        new Revision(row.revision),
                        Mode.valueOf(row.mode),
                        inventory,
                        names(maintenance, false).map(ServerId::new).collect(Collectors.toSet()),
                        names(maintenance, true).map(HostId::new).collect(Collectors.toSet()),
                        Mapping.OPERATION.load(pool),
                        Mapping.SUSPEND.load(pool),
                        Mapping.LIVE_MIGRATION.load(pool),
                        Mapping.REAL_SERVER.load(pool),
                        Mapping.STATE.load(pool),
                        Mapping.TROUBLE.load(pool),
                        Mapping.PROBLEM.load(pool),
                        Mapping.INCIDENT.load(pool, NOT_OVER),
                        Mapping.HOLD.load(pool));
        var past =
                named.flatMap(id -> Mapping.INCIDENT.find(pool, id.value()))
                        .filter(incident -> incident.state().isOver());
        return new PoolState(
                configuration,
                leases(pool),
                failovers(pool),
                past.map(incident -> Map.of(incident.id(), incident)).orElse(Map.of()));
    }

    private static Stream<String> names(List<ResourceId> resources, boolean hosts) {
        return resources.stream().filter(one -> one.isHost() == hosts).map(ResourceId::name);
    }

    private static Map<IncidentId, Instant> leases(PoolId pool) {
        return LeaseEntity.<LeaseEntity>list("key.pool", pool.value()).stream()
                .collect(
                        Collectors.toMap(
                                lease -> new IncidentId(lease.key.name()),
                                lease -> lease.expiresAt));
    }

    /** The core looks at those that matter; beyond a hundred nothing changes (DBSS-15). */
    private static List<Failover> failovers(PoolId pool) {
        return Panache.getEntityManager()
                .createQuery(
                        """
                        select e.target, e.functionRecoveredAt from IncidentEntity e
                        where e.key.pool = :pool and e.functionRecoveredAt is not null
                        order by e.functionRecoveredAt desc""",
                        Object[].class)
                .setParameter("pool", pool.value())
                .setMaxResults(100)
                .getResultStream()
                .map(row -> new Failover(new ServerId((String) row[0]), (Instant) row[1]))
                .toList();
    }

    /** A pool's inventory; none if there is no such pool. */
    Optional<Inventory> inventory(PoolId pool) {
        return PoolEntity.<PoolEntity>findByIdOptional(pool.value())
                .map(row -> inventory(pool, row));
    }

    private Inventory inventory(PoolId pool, PoolEntity row) {
        var known = inventories.get(pool);
        if (known == null || known.revision() != row.inventoryRevision) {
            known = new KnownInventory(row.inventoryRevision, parse(row.inventory));
            inventories.put(pool, known);
        }
        return known.inventory();
    }

    /** Writes what differs, and nothing else. */
    void write(Optional<PoolEntity> row, PoolState before, PoolState after, Instant now) {
        var pool = after.pool();
        var old = before.configuration();
        var next = after.configuration();
        writePool(row, old, next, now);
        Mapping.OPERATION.write(pool, old.operation(), next.operation());
        Mapping.SUSPEND.write(pool, old.suspend(), next.suspend());
        Mapping.LIVE_MIGRATION.write(pool, old.liveMigration(), next.liveMigration());
        Mapping.REAL_SERVER.write(pool, old.realServers(), next.realServers());
        Mapping.STATE.write(pool, old.states(), next.states());
        Mapping.TROUBLE.write(pool, old.troubles(), next.troubles());
        Mapping.PROBLEM.write(pool, old.problems(), next.problems());
        Mapping.MAINTENANCE.write(pool, maintenance(old), maintenance(next));
        Mapping.HOLD.write(pool, old.holds(), next.holds());
        writeIncidents(pool, before, after);
        writeLeases(pool, before.leases(), after.leases());
    }

    private static void writePool(
            Optional<PoolEntity> known,
            PoolConfiguration old,
            PoolConfiguration next,
            Instant now) {
        if (old.revision().equals(next.revision())) {
            return;
        }
        var row = known.orElseGet(PoolEntity::new);
        row.revision = next.revision().value();
        row.revisedAt = now;
        row.mode = next.mode().name();
        if (known.isEmpty() || !old.inventory().equals(next.inventory())) {
            row.inventory = text(next.inventory());
            row.inventoryRevision = next.revision().value();
        }
        if (known.isEmpty()) {
            row.pool = next.inventory().pool().value();
            row.persist();
        }
    }

    private static void writeIncidents(PoolId pool, PoolState before, PoolState after) {
        var place = 0L;
        for (var incident : after.configuration().incidents()) {
            place = Mapping.INCIDENT.put(pool, incident, place);
        }
        for (Incident over : after.past().values()) {
            if (!over.equals(before.past().get(over.id()))) {
                Mapping.INCIDENT.put(pool, over, 0);
            }
        }
    }

    private static void writeLeases(
            PoolId pool, Map<IncidentId, Instant> before, Map<IncidentId, Instant> after) {
        var manager = Panache.getEntityManager();
        before.keySet().stream()
                .filter(id -> !after.containsKey(id))
                .map(id -> manager.find(LeaseEntity.class, new PoolKey(pool.value(), id.value())))
                .forEach(LeaseEntity::delete);
        after.forEach(
                (id, until) -> {
                    var key = new PoolKey(pool.value(), id.value());
                    var known = manager.find(LeaseEntity.class, key);
                    var lease = known == null ? new LeaseEntity() : known;
                    lease.key = key;
                    lease.expiresAt = until;
                    if (known == null) {
                        lease.persist();
                    }
                });
    }

    private static List<ResourceId> maintenance(PoolConfiguration configuration) {
        return Stream.concat(
                        configuration.serversInMaintenance().stream().map(ResourceId::of),
                        configuration.hostsInMaintenance().stream().map(ResourceId::of))
                .toList();
    }

    private static Inventory parse(String text) {
        try {
            return Json.mapper().readValue(text, Inventory.class);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException("a recorded inventory cannot be read", unreadable);
        }
    }

    private static String text(Inventory inventory) {
        try {
            return Json.mapper().writeValueAsString(inventory);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("an inventory cannot be written", impossible);
        }
    }
}
