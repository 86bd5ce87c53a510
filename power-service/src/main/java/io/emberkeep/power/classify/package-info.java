/**
 * Core: from a group's loads to the shape that it should have: hysteresis, several in a row, heavy (PSS-1, 2,
 * 3, 11). Pure: no clock, no I/O; everything comes in as an input.
 */
package io.emberkeep.power.classify;
