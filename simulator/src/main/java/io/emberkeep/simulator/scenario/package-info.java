/** The scenario folders: reading them, and running them on virtual time. */
package io.emberkeep.simulator.scenario;
