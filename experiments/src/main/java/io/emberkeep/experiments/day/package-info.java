/** A day's load on a pool that saves power: what it saves, and what clients notice. */
package io.emberkeep.experiments.day;
