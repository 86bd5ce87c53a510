/** Scenarios and faults against the real processes, seen from outside. */
package io.emberkeep.acceptance;
