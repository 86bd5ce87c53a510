/** Measures the real services, open loop against intended times. */
package io.emberkeep.benchmarks;
