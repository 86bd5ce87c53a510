package io.emberkeep.simulator.random;

import java.time.Duration;

/**
 * How a fault ends.
 *
 * @param after when
 * @param what mends it
 */
record Mending(Duration after, Runnable what) {}
