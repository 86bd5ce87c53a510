/** How long it takes to say who watches whom. */
package io.emberkeep.benchmarks.structure;
