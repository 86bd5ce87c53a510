package io.emberkeep.messaging;

import io.emberkeep.contract.id.PoolId;
import io.emberkeep.contract.wire.DeadLetter;
import io.emberkeep.contract.wire.Envelope;
import java.time.Instant;

/** Makes the letter by which people see what nobody could use. */
final class DeadLetters {

    private static final PoolId NO_POOL = new PoolId("none");
    private static final int EXCERPT = 4_096;

    private DeadLetters() {}

    /** The letter about a record; never throws, whatever stands in it. */
    static Envelope<DeadLetter> of(Record record, String reason, String by, Instant at) {
        return switch (record.content()) {
            case Content.Readable(var envelope) -> {
                var type = envelope.message().getClass().getSimpleName();
                var letter = letter(record, reason, by, at, type, envelope.toString());
                yield Envelope.of(by, at, envelope.pool(), letter);
            }
            case Content.Unreadable(var type, _, var excerpt) ->
                    Envelope.of(by, at, NO_POOL, letter(record, reason, by, at, type, excerpt));
        };
    }

    private static DeadLetter letter(
            Record record, String reason, String by, Instant at, String type, String excerpt) {
        return new DeadLetter(
                record.topic().topic(),
                record.partition(),
                record.offset(),
                at,
                by,
                reason,
                type,
                excerpt.substring(0, Math.min(excerpt.length(), EXCERPT)));
    }
}
