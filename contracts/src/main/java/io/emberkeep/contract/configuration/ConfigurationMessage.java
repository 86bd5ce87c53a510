package io.emberkeep.contract.configuration;

import io.emberkeep.contract.wire.Message;
import io.emberkeep.contract.wire.MessageType;
import java.time.Instant;
import java.util.List;

/**
 * One revision of a pool, told to everyone: what changed and the whole state after it, so that any
 * single message is enough (DESIGN rule 7). A reader takes the newest revision and drops older ones.
 *
 * @param at when it was committed, by the database's clock
 * @param changes what this revision changed against the one before
 * @param state the whole pool at this revision
 */
@MessageType(name = "configuration.revision", version = 1)
public record ConfigurationMessage(Instant at, List<Change> changes, PoolConfiguration state)
        implements Message {

    public ConfigurationMessage {
        changes = List.copyOf(changes);
    }
}
