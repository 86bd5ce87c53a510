/** The model at work: one lock, one clock, one scheduler. */
package io.emberkeep.testbed.engine;
