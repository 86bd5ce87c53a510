package io.emberkeep.sif.store.entity;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** A server that serves. */
@Entity
@Table(name = "operation")
public class OperationEntity extends ServerRowEntity {}
