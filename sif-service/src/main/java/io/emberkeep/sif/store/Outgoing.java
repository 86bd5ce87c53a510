package io.emberkeep.sif.store;

import io.emberkeep.contract.wire.Envelope;

/**
 * A message that was committed and is to be sent.
 *
 * @param id in the outbox; {@link #NOWHERE} if it does not stand there
 * @param key of the message
 */
public record Outgoing(long id, String key, Envelope<?> envelope) {

    /** Another message stands in the outbox for this one: that a pool's newest configuration is to be told. */
    public static final long NOWHERE = 0;
}
