/**
 * Core: carrying out one transition, step by step, under a claim (PSS-9, DESIGN rules 2 to 5). Pure: no clock, no I/O;
 * everything comes in as an input.
 */
package io.emberkeep.power.transition;
