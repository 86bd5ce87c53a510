package io.emberkeep.contract.wire;

import java.time.Instant;

/**
 * A message that nobody could do anything with, kept for people to look at.
 *
 * @param topic where it came from
 * @param partition of that topic
 * @param offset in that partition
 * @param at when it was put aside
 * @param by the service that put it aside
 * @param reason why, as a sentence
 * @param type its CloudEvents type, as far as it has one
 * @param excerpt the beginning of its payload as text, at most 4 096 characters
 */
@MessageType(name = "dead-letter", version = 1)
public record DeadLetter(
        String topic,
        int partition,
        long offset,
        Instant at,
        String by,
        String reason,
        String type,
        String excerpt)
        implements Message {}
