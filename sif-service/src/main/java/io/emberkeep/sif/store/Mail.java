package io.emberkeep.sif.store;

import io.emberkeep.contract.id.PoolId;
import io.emberkeep.contract.wire.Envelope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What one transaction is to send, and what of it stands in the outbox until it is sent (DESIGN rule 6). A
 * pool's configuration is not written there: that its newest is to be told is enough, since it is recorded.
 */
final class Mail {

    private static final String INTO_OUTBOX =
            Writes.insert("outbox", "created_at", "message_key", "letter") + " returning id";

    private final Writes writes;
    private final List<Letter> letters = new ArrayList<>();
    private final List<Letter> configurations = new ArrayList<>();
    private final Map<PoolId, Envelope<?>> newest = new HashMap<>();

    private record Letter(String key, Envelope<?> envelope) {}

    Mail(Writes writes) {
        this.writes = writes;
    }

    /** An answer or a dead letter. */
    void letter(String key, Envelope<?> envelope, Instant now) {
        letters.add(new Letter(key, envelope));
        writes.log(INTO_OUTBOX)
                .put("created_at", now.toString())
                .put("message_key", key)
                .put("letter", Letters.write(envelope));
    }

    /** A pool's next revision. */
    void configuration(Envelope<?> envelope) {
        configurations.add(new Letter(envelope.pool().value(), envelope));
        newest.put(envelope.pool(), envelope);
    }

    /** To be called before the writing: nothing more is sent. */
    void close(Instant now) {
        configurations.stream()
                .filter(this::isNewest)
                .forEach(
                        letter ->
                                writes.log(INTO_OUTBOX)
                                        .put("created_at", now.toString())
                                        .put("message_key", letter.key()));
    }

    /** All of it, answers first. @param ids of the rows in the outbox, in their order */
    List<Outgoing> outgoing(List<Long> ids) {
        var next = ids.iterator();
        return Stream.concat(
                        letters.stream().map(letter -> outgoing(letter, next.next())),
                        configurations.stream()
                                .map(
                                        letter ->
                                                outgoing(
                                                        letter,
                                                        isNewest(letter)
                                                                ? next.next()
                                                                : Outgoing.NOWHERE)))
                .toList();
    }

    private boolean isNewest(Letter letter) {
        return newest.get(letter.envelope().pool()) == letter.envelope();
    }

    private static Outgoing outgoing(Letter letter, long id) {
        return new Outgoing(id, letter.key(), letter.envelope());
    }
}
