/** A message's way from the probe that found trouble to the command that was carried out, leg by leg. */
package io.emberkeep.benchmarks.way;
