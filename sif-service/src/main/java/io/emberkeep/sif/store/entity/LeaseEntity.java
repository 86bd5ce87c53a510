package io.emberkeep.sif.store.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;

/** Until when an incident's claim stands (DESIGN rule 3). */
@Entity
@Table(name = "lease")
public class LeaseEntity extends KeyedEntity {
    @Column(name = "expires_at")
    public Instant expiresAt;
}
