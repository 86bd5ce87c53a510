/**
 * Core: energy used and saved, from hosts' watts (PSS-10). Pure: no clock, no I/O; everything comes in as an
 * input.
 */
package io.emberkeep.power.energy;
