/** Reads the own machine's counters, and publishes its load each period. */
package io.emberkeep.monitor.machine;
