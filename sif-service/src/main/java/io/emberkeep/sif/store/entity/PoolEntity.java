package io.emberkeep.sif.store.entity;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A pool; its row is what a transaction locks (DESIGN rule 6). */
@Entity
@Table(name = "pool")
public class PoolEntity extends PanacheEntityBase {
    @Id public String pool;
    public long revision;

    @Column(name = "revised_at")
    public Instant revisedAt;

    public String mode;
    public String inventory;

    @Column(name = "inventory_revision")
    public long inventoryRevision;
}
