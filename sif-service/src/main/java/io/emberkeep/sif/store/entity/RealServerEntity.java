package io.emberkeep.sif.store.entity;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** A host. */
@Entity
@Table(name = "real_server")
public class RealServerEntity extends PlacedEntity {
    public String ip;
    public String mac;
}
