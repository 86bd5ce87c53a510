package io.emberkeep.sif.store.entity;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** Where a migrated server belongs. */
@Entity
@Table(name = "live_migration")
public class LiveMigrationEntity extends ServerRowEntity {}
