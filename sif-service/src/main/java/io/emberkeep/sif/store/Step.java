package io.emberkeep.sif.store;

import java.time.Instant;

/**
 * One step of a recovery as it was logged (DBSS-13).
 *
 * @param at when it was done
 * @param job FOREGROUND or BACKGROUND
 * @param step what was done
 * @param detail a few words
 */
public record Step(Instant at, String job, String step, String detail) {}
