/** Virtual time, processes that live and die in it, and the network between them. */
package io.emberkeep.simulator.engine;
