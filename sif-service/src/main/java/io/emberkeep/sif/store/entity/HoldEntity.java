package io.emberkeep.sif.store.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A resource's epoch and its holders (DESIGN rule 2). */
@Entity
@Table(name = "hold")
public class HoldEntity extends PlacedEntity {
    public long epoch;

    @Column(name = "held_as")
    public String heldAs;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(columnDefinition = "text[]")
    public List<String> holders;
}
