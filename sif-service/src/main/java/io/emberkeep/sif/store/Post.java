package io.emberkeep.sif.store;

import io.emberkeep.contract.Topics;
import io.emberkeep.contract.answer.SignalAnswer;
import io.emberkeep.contract.configuration.ConfigurationMessage;
import io.emberkeep.contract.id.PoolId;
import io.emberkeep.contract.wire.DeadLetter;
import io.emberkeep.contract.wire.Envelope;
import io.emberkeep.contract.wire.MessageCatalog;
import io.emberkeep.messaging.Content;
import io.emberkeep.messaging.Record;
import io.emberkeep.sif.store.Applied.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Our messages, as this replica sends them. */
@ApplicationScoped
public class Post {

    private static final PoolId NO_POOL = new PoolId("none");
    private static final int EXCERPT = 4_096;

    private final String source;

    Post(@ConfigProperty(name = "emberkeep.instance") String instance) {
        this.source = "/sif-service/" + instance;
    }

    /** Who sends. */
    String source() {
        return source;
    }

    /** An answer, if one is wanted. */
    void answer(Mail mail, Envelope<?> envelope, SignalAnswer answer, Instant now) {
        envelope.replyTo()
                .ifPresent(asker -> mail.letter(asker, envelope.answer(source, now, answer), now));
    }

    /** A pool's next revision, to everyone. */
    void configuration(Mail mail, PoolId pool, ConfigurationMessage message) {
        mail.configuration(Envelope.of(source, message.at(), pool, message));
    }

    /** Puts a record aside that nobody can use, with the reason. */
    Applied putAside(Mail mail, Record record, String reason, Instant now) {
        return switch (record.content()) {
            case Content.Unreadable(var type, _, var excerpt) ->
                    putAside(mail, record, NO_POOL, new Unusable(type, reason, excerpt), now);
            case Content.Readable(var envelope) ->
                    putAside(
                            mail,
                            record,
                            envelope.pool(),
                            new Unusable(
                                    MessageCatalog.typeOf(envelope.message().getClass()),
                                    reason,
                                    Letters.text(envelope.message())),
                            now);
        };
    }

    private record Unusable(String type, String reason, String text) {
        String excerpt() {
            return text.substring(0, Math.min(text.length(), EXCERPT));
        }
    }

    private Applied putAside(Mail mail, Record record, PoolId pool, Unusable what, Instant now) {
        var letter =
                new DeadLetter(
                        record.topic().topic(),
                        record.partition(),
                        record.offset(),
                        now,
                        source,
                        what.reason(),
                        what.type(),
                        what.excerpt());
        mail.letter(Topics.SIGNALS.topic(), Envelope.of(source, now, pool, letter), now);
        return new Applied(what.type(), Outcome.DEAD_LETTER, what.reason());
    }
}
