package io.emberkeep.sif.store.entity;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** A server that power saving suspended. */
@Entity
@Table(name = "suspend")
public class SuspendEntity extends ServerRowEntity {}
