/** Runs in which chance lets everything go wrong, from one seed each. */
package io.emberkeep.simulator.random;
