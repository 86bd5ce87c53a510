package io.emberkeep.sif.store;

import java.time.Instant;

/**
 * Something in our surroundings that keeps recoveries back or may do so.
 *
 * @param of {@code broker}, {@code database}, or the process whose clock is off
 * @param since when it began
 * @param sentence what it is, and what it means
 */
public record Trouble(String of, Instant since, String sentence) {}
