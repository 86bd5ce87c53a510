/** The whole system in one process on virtual time: the real cores, everything around them simulated. */
package io.emberkeep.simulator;
