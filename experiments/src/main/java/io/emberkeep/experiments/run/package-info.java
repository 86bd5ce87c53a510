/** Runs an experiment: strikes, looks on, waits until all is well again. */
package io.emberkeep.experiments.run;
