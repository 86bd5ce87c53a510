/**
 * Core: recorded loads replayed under another policy, through the same cores as in the running service. Pure: no
 * clock, no I/O; samples come in as they are read, none is kept longer than it counts.
 */
package io.emberkeep.power.whatif;
