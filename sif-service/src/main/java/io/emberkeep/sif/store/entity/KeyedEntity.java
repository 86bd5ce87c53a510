package io.emberkeep.sif.store.entity;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.MappedSuperclass;

/** A row with a name in a pool. */
@MappedSuperclass
public abstract class KeyedEntity extends PanacheEntityBase {
    @EmbeddedId public PoolKey key;
}
