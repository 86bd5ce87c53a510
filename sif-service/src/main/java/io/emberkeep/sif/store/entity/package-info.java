/** The tables of the store, one entity a record. */
package io.emberkeep.sif.store.entity;
