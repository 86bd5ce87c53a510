package io.emberkeep.sif.store.entity;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** A standby that stands in. */
@Entity
@Table(name = "problem")
public class ProblemEntity extends PlacedEntity {
    public String target;
    public String member;
}
