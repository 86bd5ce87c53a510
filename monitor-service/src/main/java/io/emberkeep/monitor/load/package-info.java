/** Core: the own machine's load, from two readings of its counters (SPEC section 3). */
package io.emberkeep.monitor.load;
