package io.emberkeep.sif.store.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** The shape of a service group. */
@Entity
@Table(name = "state")
public class StateEntity extends PlacedEntity {
    @Column(name = "load_condition")
    public String loadCondition;

    @Column(name = "base_host")
    public String baseHost;
}
