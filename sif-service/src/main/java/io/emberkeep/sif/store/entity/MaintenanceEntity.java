package io.emberkeep.sif.store.entity;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** A server or host about which nothing is done (DESIGN rule 12). */
@Entity
@Table(name = "maintenance")
public class MaintenanceEntity extends PlacedEntity {}
