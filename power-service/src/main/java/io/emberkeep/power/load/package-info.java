/**
 * Core: what servers measure, and a service group's three loads from it (SPEC section 3). Pure: no clock, no
 * I/O; everything comes in as an input.
 */
package io.emberkeep.power.load;
