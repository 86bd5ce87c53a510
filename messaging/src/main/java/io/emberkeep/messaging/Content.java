package io.emberkeep.messaging;

import io.emberkeep.contract.wire.Envelope;

/** What a record in a topic turned out to be. */
public sealed interface Content {

    /** A message that we know. */
    record Readable(Envelope<?> envelope) implements Content {}

    /**
     * Nothing that we can use: malformed, oversized, of an unknown type or version.
     *
     * @param type its CloudEvents type, as far as it has one; else empty
     * @param reason why it cannot be used, as a sentence
     * @param excerpt the beginning of its payload as text
     */
    record Unreadable(String type, String reason, String excerpt) implements Content {}
}
