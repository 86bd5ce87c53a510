/** How much faster than real time the simulator is. */
package io.emberkeep.benchmarks.simulation;
