/** What must hold whatever happens, each looked at as soon as anything changes that it is about. */
package io.emberkeep.simulator.invariant;
