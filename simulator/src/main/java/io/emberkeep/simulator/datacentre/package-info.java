/** The machines: the testbed's own model on virtual time, and how they look to a probe. */
package io.emberkeep.simulator.datacentre;
