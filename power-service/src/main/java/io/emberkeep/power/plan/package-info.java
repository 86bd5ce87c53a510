/**
 * Core: what is to be done, step by step, for groups to change their shape and hosts to sleep, and why not
 * (PSS-4 to 9, 11). Pure: no clock, no I/O; everything comes in as an input.
 */
package io.emberkeep.power.plan;
