/** Core: one target's state machine (DBSS-1). Pure: no clock, no I/O; everything comes in as an input. */
package io.emberkeep.monitor.dbss;
