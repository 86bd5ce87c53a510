/** A member's internal monitoring (RING-1): examines itself at the end of each interval. */
package io.emberkeep.monitor.self;
