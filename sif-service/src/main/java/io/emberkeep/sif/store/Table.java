package io.emberkeep.sif.store;

import io.emberkeep.contract.id.PoolId;
import io.emberkeep.sif.store.entity.PlacedEntity;
import io.emberkeep.sif.store.entity.PoolKey;
import io.quarkus.hibernate.orm.panache.Panache;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * One record's table: how it is read, and how only its changed rows are written.
 *
 * @param type the entity
 * @param make a new one
 * @param name what names a row in its pool
 * @param fill sets the entity's fields from a row
 * @param read makes the row of an entity
 */
record Table<E extends PlacedEntity, T>(
        Class<E> type,
        Supplier<E> make,
        Function<T, String> name,
        BiConsumer<E, T> fill,
        Function<E, T> read) {

    /** The pool's rows in their order. */
    List<T> load(PoolId pool) {
        return load(pool, "");
    }

    /** Those of the pool's rows for which a further condition holds, in their order. */
    List<T> load(PoolId pool, String andCondition) {
        var query =
                "from %s e where e.key.pool = :pool %s order by e.place"
                        .formatted(type.getSimpleName(), andCondition);
        return Panache.getEntityManager()
                .createQuery(query, type)
                .setParameter("pool", pool.value())
                .getResultStream()
                .map(read)
                .toList();
    }

    /** The row of that name. */
    Optional<T> find(PoolId pool, String row) {
        return entity(pool, row).map(read);
    }

    /**
     * Makes the table's rows what they are to be. Places only grow along the rows; one is changed only if
     * it must be, so that an unchanged row is not written. The rows before were loaded in the same
     * transaction, so that looking for their entities asks the database for nothing.
     */
    void write(PoolId pool, List<T> before, List<T> after) {
        if (before.equals(after)) {
            return;
        }
        var left = before.stream().map(name).collect(Collectors.toSet());
        var place = 0L;
        for (var row : after) {
            left.remove(name.apply(row));
            place = put(pool, row, place);
        }
        left.forEach(gone -> entity(pool, gone).ifPresent(PlacedEntity::delete));
    }

    /** Writes one row behind that place. @return its own place */
    long put(PoolId pool, T row, long behind) {
        var known = entity(pool, name.apply(row));
        var entity = known.orElseGet(make);
        entity.place = known.isEmpty() || entity.place <= behind ? behind + 1 : entity.place;
        fill.accept(entity, row);
        if (known.isEmpty()) {
            entity.key = new PoolKey(pool.value(), name.apply(row));
            entity.persist();
        }
        return entity.place;
    }

    private Optional<E> entity(PoolId pool, String row) {
        return Optional.ofNullable(
                Panache.getEntityManager().find(type, new PoolKey(pool.value(), row)));
    }
}
