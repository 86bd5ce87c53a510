/** The power-service, its core driven by virtual time. */
package io.emberkeep.simulator.power;
