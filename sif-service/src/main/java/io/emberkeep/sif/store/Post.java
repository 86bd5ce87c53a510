package io.emberkeep.sif.store;

import io.emberkeep.contract.Topics;
import io.emberkeep.contract.answer.SignalAnswer;
import io.emberkeep.contract.id.PoolId;
import io.emberkeep.contract.wire.DeadLetter;
import io.emberkeep.contract.wire.Envelope;
import io.emberkeep.contract.wire.Message;
import io.emberkeep.contract.wire.MessageCatalog;
import io.emberkeep.messaging.Record;
import io.emberkeep.sif.store.Applied.Outcome;
import io.emberkeep.sif.store.entity.OutboxEntity;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Writes what is to be sent into the outbox, within the transaction that made it (DESIGN rule 6). */
@ApplicationScoped
public class Post {

    private final StateStore store;
    private final String source;

    Post(StateStore store, @ConfigProperty(name = "emberkeep.instance") String instance) {
        this.store = store;
        this.source = "/sif-service/" + instance;
    }

    /** Who sends. */
    String source() {
        return source;
    }

    /** An answer, if one is wanted. */
    void answer(Envelope<?> envelope, SignalAnswer answer, Instant now, List<Outgoing> outgoing) {
        envelope.replyTo()
                .ifPresent(
                        asker ->
                                outgoing.add(
                                        post(asker, envelope.answer(source, now, answer), now)));
    }

    /** Puts a message aside that nobody can use. */
    Applied putAside(Record record, Envelope<?> envelope, String reason) {
        var type = MessageCatalog.typeOf(envelope.message().getClass());
        var excerpt = Letters.text(envelope.message());
        return putAside(record, envelope.pool(), type, reason, excerpt);
    }

    /** The same, of a record that is no message. */
    Applied putAside(Record record, PoolId pool, String type, String reason, String excerpt) {
        var now = store.now();
        var letter =
                new DeadLetter(
                        record.topic().topic(),
                        record.partition(),
                        record.offset(),
                        now,
                        source,
                        reason,
                        type,
                        excerpt.substring(0, Math.min(excerpt.length(), 4_096)));
        var outgoing = add(Topics.SIGNALS.topic(), pool, letter, now);
        return new Applied(type, Outcome.DEAD_LETTER, reason, List.of(outgoing));
    }

    /** A message of ours. */
    Outgoing add(String key, PoolId pool, Message message, Instant now) {
        return post(key, Envelope.of(source, now, pool, message), now);
    }

    private static Outgoing post(String key, Envelope<?> envelope, Instant now) {
        var row = new OutboxEntity();
        row.createdAt = now;
        row.messageKey = key;
        row.letter = Letters.write(envelope);
        row.persist();
        return new Outgoing(row.id, key, envelope);
    }
}
