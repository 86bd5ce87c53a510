/** From a signal to its grant, through two real sif-services. */
package io.emberkeep.benchmarks.signals;
