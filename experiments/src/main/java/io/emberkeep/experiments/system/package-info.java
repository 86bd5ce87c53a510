/** A whole Emberkeep of the experiments' own, started and stopped by the command that users type. */
package io.emberkeep.experiments.system;
