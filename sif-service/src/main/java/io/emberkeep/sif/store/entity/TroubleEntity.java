package io.emberkeep.sif.store.entity;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;

/** A server in trouble. */
@Entity
@Table(name = "trouble")
public class TroubleEntity extends PlacedEntity {
    public String kind;
    public Instant since;
}
