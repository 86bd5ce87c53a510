package io.emberkeep.sif.store.entity;

import jakarta.persistence.MappedSuperclass;

/** A row of a record whose rows have an order: places grow, with gaps. */
@MappedSuperclass
public abstract class PlacedEntity extends KeyedEntity {
    public long place;
}
