package io.emberkeep.sif.store;

import io.emberkeep.contract.wire.Envelope;

/**
 * A message that was committed and is to be sent.
 *
 * @param id in the outbox
 * @param key of the message
 */
public record Outgoing(long id, String key, Envelope<?> envelope) {}
