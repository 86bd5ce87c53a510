/** PostgreSQL and the topics around the core: one transaction a signal, positions, outbox (DESIGN rules 6, 7). */
package io.emberkeep.sif.store;
