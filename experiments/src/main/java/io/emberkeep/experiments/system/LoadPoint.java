package io.emberkeep.experiments.system;

import java.time.Duration;

/**
 * A load at a time of the day; from one to the next it changes evenly.
 *
 * @param at since 00:00
 * @param percent of what a group's ordinary servers can do together
 */
public record LoadPoint(Duration at, double percent) {}
