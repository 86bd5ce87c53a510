/** Power saving at size: what judging costs by itself, and samples on their way through one power-service. */
package io.emberkeep.benchmarks.loads;
