package io.emberkeep.sif.store.entity;

import jakarta.persistence.Embeddable;
import java.io.Serializable;

/** What names a row: the pool, and the row's name in its record. */
@Embeddable
public record PoolKey(String pool, String name) implements Serializable {}
