/** The sif-service's shell on virtual time: a database with transactions, and replicas that read every signal. */
package io.emberkeep.simulator.sif;
