/**
 * Core: one pool's Power Saving System: what it knows, judges and begins (paper C). Pure: no clock, no thread, no
 * I/O; the real service and the simulator drive the same.
 */
package io.emberkeep.power.pss;
