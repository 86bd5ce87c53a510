package io.emberkeep.messaging;

import io.emberkeep.contract.Topics;

/**
 * One record as it was read.
 *
 * @param topic where
 * @param partition of that topic
 * @param offset in that partition
 * @param key as the topic defines it; empty if it had none
 * @param content the message, or why there is none
 */
public record Record(Topics topic, int partition, long offset, String key, Content content) {}
